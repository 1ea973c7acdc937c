"""How well search finds: public Vietnamese sets and the plans, against published models."""
