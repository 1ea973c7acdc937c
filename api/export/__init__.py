"""Records as files that an office opens: tables and calendars."""
