"""kertas_kerja: checks and fills the SAKIP performance workbooks of Indonesian government offices."""

from kertas_kerja._versi import VERSI as __version__

__all__ = ["__version__"]
