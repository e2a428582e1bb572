"""The workbook as a package of parts: reading in one pass, writing by splicing. No domain word lives here.

Import what is needed from its own module (`workbook.Workbook`, `package.Package`, ...): this package
imports nothing itself, so that a cold start pays only for what it uses.
"""
