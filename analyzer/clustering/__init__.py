"""The same wording over many plans: `carveout clusters`."""
