"""Times the number extraction of other libraries, in an environment of their own: texts in, milliseconds a text out, both JSON."""

import importlib
import json
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

WARM_UP = 2


def jionlp_money() -> Callable[[str], object]:
    extract: Callable[[str], object] = importlib.import_module("jionlp").ner.extract_money
    return extract


def recognizers_numbers() -> Callable[[str], object]:
    number = importlib.import_module("recognizers_number")
    unit = importlib.import_module("recognizers_number_with_unit")
    kinds = (number.recognize_number, number.recognize_percentage, unit.recognize_currency, unit.recognize_dimension)
    return lambda text: [recognise(text, "zh-cn") for recognise in kinds]


LIBRARIES = {
    "JioNLP: money": jionlp_money,
    "Recognizers-Text: number, percentage, currency, dimension": recognizers_numbers,
}


def milliseconds(call: Callable[[str], object], texts: list[str]) -> float:
    """The median time of a call, each on a text that it has not seen."""
    times = []
    for text in texts:
        start = perf_counter()
        call(text)
        times.append((perf_counter() - start) * 1000)
    return median(times[WARM_UP:])


def main() -> None:
    """The answer is the last line: a library may greet on standard output before it."""
    texts = json.load(sys.stdin)
    answers: dict[str, float | str] = {}
    for name, load in LIBRARIES.items():
        try:
            call = load()
        except ImportError as missing:
            answers[name] = str(missing)
            continue
        answers[name] = milliseconds(call, texts)
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
