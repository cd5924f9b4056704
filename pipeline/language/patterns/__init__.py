"""What a pattern can cost: read off its own parse tree, before it reads a text."""

from .ambiguity import EXPONENTIAL, degree

SQUARE = 2
"""No pattern may grow faster than by the square of what it reads."""

__all__ = ["EXPONENTIAL", "SQUARE", "degree"]
