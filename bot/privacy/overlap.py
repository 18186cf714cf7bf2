"""One annotation per place: the stronger or longer one wins, and none is lost in between."""

from __future__ import annotations

from collections.abc import Iterable

from bot.privacy.annotation import Annotation


def resolve(annotations: Iterable[Annotation], blocked: list[tuple[int, int]]) -> list[Annotation]:
    """Sort and cut `annotations` so that none overlaps another or a blocked span.

    The higher priority keeps its whole span, then the longer one. What sticks out of a loser is
    kept as a piece of its own, because a recognizer found it personal too.
    """
    ranked = sorted(annotations, key=lambda a: (-a.priority, a.start - a.end, a.start, a.label))
    size = max((a.end for a in ranked), default=0)
    taken = bytearray(size + 1)  # one byte a character: linear, however many annotations there are
    for start, end in blocked:
        if start < size:
            stop = min(end, size)
            taken[start:stop] = b"\x01" * (stop - start)
    kept: list[Annotation] = []
    for a in ranked:
        position = a.start
        while position < a.end:
            begin = taken.find(0, position, a.end)
            if begin < 0:
                break
            stop = taken.find(1, begin, a.end)
            stop = a.end if stop < 0 else stop
            kept.append(Annotation(begin, stop, a.label, a.recognizer, a.priority))
            taken[begin:stop] = b"\x01" * (stop - begin)
            position = stop
    return sorted(kept)


def tidy(text: str, annotations: list[Annotation]) -> list[Annotation]:
    """Trim white space and drop pieces without a letter or digit; join neighbouring names and addresses."""
    tidied: list[Annotation] = []
    for a in annotations:
        start, end = a.start, a.end
        while start < end and not (text[start].isalnum() or text[start] in "@+_("):
            start += 1
        while end > start and not (text[end - 1].isalnum() or text[end - 1] in "_)"):
            end -= 1
        if not any(c.isalnum() for c in text[start:end]):
            continue
        last = tidied[-1] if tidied else None
        between = text[last.end : start] if last else ""
        joins = " " if a.label == "NAAM" else " ,"
        if (
            last
            and last.label == a.label
            and a.label in ("NAAM", "ADRES")
            and (between.strip(joins) == "" and len(between) < 4)
        ):
            tidied[-1] = Annotation(last.start, end, a.label, last.recognizer, last.priority)
        else:
            tidied.append(Annotation(start, end, a.label, a.recognizer, a.priority))
    return tidied
