"""What the stages hand to each other: tables, rows, cells, findings, changes. Frozen, no I/O."""

from kertas_kerja.model.tabel import Baris, Judul, Kolom, Sel, Tabel
from kertas_kerja.model.temuan import Perubahan, Rujukan, Saran, Temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model.temuan import Tingkat as Tingkat

__all__ = ["Baris", "Judul", "Kolom", "Perubahan", "Rujukan", "Saran", "Sel", "Tabel", "Temuan"]
