"""Cuts the font of printed papers: cut-font.py NotoSansCJK-Regular.ttc TillbridgeSansSC-Regular.ttf"""

import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, newTable

SOURCE, TARGET = sys.argv[1:]
FAMILY = "Noto Sans CJK SC"
BEYOND_GBK = "䶮㛃€"
MOST_ERROR = 1.5  # of 1000 units in an em


def characters():
    found = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(map(ord, BEYOND_GBK))
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.update(map(ord, bytes([lead, trail]).decode("gbk")))
            except UnicodeDecodeError:
                pass
    return found


def cut():
    fonts = TTCollection(SOURCE, lazy=True).fonts
    options = subset.Options()
    options.font_number = [font["name"].getDebugName(1) for font in fonts].index(FAMILY)
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG"]
    font = subset.load_font(SOURCE, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    return font


def to_true_type(font):
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, MOST_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = glyphs
    del font["CFF "]
    largest = font["maxp"]
    largest.tableVersion = 0x00010000
    for unused in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements",
                   "SizeOfInstructions", "ComponentElements"):
        setattr(largest, "max" + unused, 0)
    largest.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font):
    names = font["name"]
    for number, text in ((1, "Tillbridge Sans SC"), (3, "Tillbridge Sans SC; cut from Noto Sans CJK SC"),
                         (4, "Tillbridge Sans SC Regular"), (6, "TillbridgeSansSC-Regular")):
        names.setName(text, number, 3, 1, 0x409)
    for number in (16, 17):
        names.removeNames(nameID=number)


font = cut()
to_true_type(font)
rename(font)
font.recalcTimestamp = False
font.recalcBBoxes = True
font.save(TARGET)
