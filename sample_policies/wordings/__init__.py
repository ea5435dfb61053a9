"""The wordings: one module or group of modules for each sample policy, all of them invented."""
