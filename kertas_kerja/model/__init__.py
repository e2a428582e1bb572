"""What the stages hand to each other: tables, rows, cells, findings, changes. Frozen, no I/O."""

from kertas_kerja.model.tabel import Baris, Judul, Kolom, Sel, Tabel
from kertas_kerja.model.temuan import Perubahan, Rujukan, Saran, Temuan, Tingkat

__all__ = ["Baris", "Judul", "Kolom", "Perubahan", "Rujukan", "Saran", "Sel", "Tabel", "Temuan", "Tingkat"]
