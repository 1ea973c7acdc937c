"""Training of the Vietnamese embedding model that ships in ``index/model``."""
