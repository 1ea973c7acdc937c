"""Texts and lists that a person without programming may edit."""
