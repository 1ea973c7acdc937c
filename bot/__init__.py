"""Chat: one conversation core; Zalo Official Account, Zalo Bot, Telegram and the terminal as its channels."""
