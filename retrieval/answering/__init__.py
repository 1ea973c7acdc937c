"""From a question understood to a reply: one module per way of finding the evidence."""
