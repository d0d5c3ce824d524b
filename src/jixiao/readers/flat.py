"""The flat text of a document while it is being put together."""

from jixiao.model import Anchor, Paragraph


class FlatText:
    """Pieces of text, each with an anchor. A separator is only written once something follows it, and belongs to what it ends."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.anchors: list[Anchor] = []
        self.length = 0
        self.line_start = 0  # where the last separator ended
        self.separator = ""  # what parts the text so far from the next piece
        self._place = Paragraph(1)

    def put(self, text: str, place: Paragraph, origin: tuple[int, ...] = ()) -> None:
        """Adds text that comes from `place`; an empty text marks where an empty paragraph stands."""
        if self.separator:
            self.separate()
        self._place = place
        self._add(text, place, origin)

    def separate(self) -> None:
        """Writes the separator that is due, if any."""
        separator, self.separator = self.separator, ""
        if separator:
            self._add(separator, self._place, ())
            self.line_start = self.length

    def is_blank_from(self, piece: int) -> bool:
        """Whether the pieces from that one on hold nothing but blanks."""
        return not any(text and not text.isspace() for text in self.pieces[piece:])

    def _add(self, text: str, place: Paragraph, origin: tuple[int, ...]) -> None:
        anchors = self.anchors
        if anchors and anchors[-1].start == self.length:  # it held no text
            anchors.pop()
        anchors.append(Anchor(self.length, place, origin))
        if text:
            self.pieces.append(text)
            self.length += len(text)
