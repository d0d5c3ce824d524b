"""Characters of symbol fonts (w:sym) as Unicode. Ticked boxes are what reports use them for."""

_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x76: "◆", 0xA1: "○", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "➔",
              0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}  # fmt: skip
_WINGDINGS_2 = {0x2A: "□", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x30: "□"}
_SYMBOL = {0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x6D: "μ", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±",
           0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xE5: "Σ"}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE = range(0xF000, 0xF100)  # where symbol fonts keep their 256 characters


def symbol(font: str, code: str) -> str:
    """The character with hexadecimal `code` in `font`; "" if the code is none. An unknown one of a symbol font stays as it is."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.strip().lower(), {})
    low = number - _PRIVATE.start if number in _PRIVATE else number
    if low in known:
        return known[low]
    if not 0x20 <= number <= 0xFFFF or 0xD800 <= number <= 0xDFFF:
        return ""
    is_plain_font = number in _PRIVATE and not known and 0x20 <= low < 0x7F and "dings" not in font.lower()
    return chr(low if is_plain_font else number)
