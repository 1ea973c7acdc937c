"""Field data that a domain person can edit."""
