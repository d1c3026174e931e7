"""Varied scenes by chance: phones, themes, fonts, scripts and what people send; the same seed gives the same scene."""

from checker.devtools.artist.scenes.composing import CAST, HELD_OUT_CAST, KINDS, Cast, Scene, compose, compose_one

__all__ = ["CAST", "HELD_OUT_CAST", "KINDS", "Cast", "Scene", "compose", "compose_one"]
