"""What our retrieval and answering are measured against: simple floors and what a Python team would use instead."""
