"""Two policies, or two years of one, side by side: what changed for whoever wants cosmetic care."""
