"""From outlooks to what a person can do: the why of an answer, next steps, letters, law."""
