"""The two kinds of error that are not bugs: the user's file, and the user's data."""


class UnreadableFile(Exception):
    """A file that cannot be read. `code` is stable (empty, truncated, encrypted, too_large ...); the message says what to do.

    `messages` holds the sentence in both languages: {"zh": ..., "en": ...}.
    """

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(f"{code}: {en}")
        self.code = code
        self.messages = {"zh": zh, "en": en}

    def __reduce__(self) -> tuple[type["UnreadableFile"], tuple[str, str, str]]:
        return type(self), (self.code, self.messages["zh"], self.messages["en"])


class InvalidData(Exception):
    """Configuration or data of the user's that does not fit; `where` names the file and the line or cell."""

    def __init__(self, where: str, zh: str, en: str) -> None:
        super().__init__(f"{where}: {en}")
        self.where = where
        self.messages = {"zh": zh, "en": en}

    def __reduce__(self) -> tuple[type["InvalidData"], tuple[str, str, str]]:
        return type(self), (self.where, self.messages["zh"], self.messages["en"])
