"""Measures masking: personal data planted on drawn pictures, and what of it can still be read or seen afterwards."""
