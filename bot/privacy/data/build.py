"""Build `lexicon.tsv.gz`: every word that the name recognizers know, with four grades.

    uv run --with wordfreq==3.1.1 --with deduce==3.0.6 python -m bot.privacy.data.build

Sources: the hand-written lists in `sources/`, the name lists of Faker, gender-guesser and
deduce, spaCy's Dutch lemma tables and wordfreq's Dutch word frequencies. Only the build needs
wordfreq and deduce (its lists, not its code); the program reads the committed result. The
output is the same, byte for byte, for the same inputs.

A line is `word TAB first surname word frequency speech`, one digit each:

    first      0 no first name … 3 common in the Netherlands (hand-written list)
    surname    0 no surname … 2 hand-written list
    word       0 no ordinary word, 1 seen in text, 2 in a dictionary, 3 ordinary word that is also
               a name, so that a name needs context, 4 chat word that is no name
    frequency  0 unseen … 9 very frequent in Dutch text
    speech     what the word can be by spaCy's tables: 1 noun + 2 verb + 4 adjective
"""

from __future__ import annotations

import gzip
import importlib
import importlib.util
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUTPUT = HERE / "lexicon.tsv.gz"

FAKER_LATIN = (
    "nl_NL nl_BE tr_TR fr_DZ pl_PL de_DE en_GB en_US es_ES pt_PT it_IT ro_RO hu_HU id_ID hr_HR "
    "cs_CZ az_AZ fr_FR fr_BE sw en_IN en_PK en_NG en_KE da_DK sv_SE no_NO pt_BR es_MX es_CO"
).split()
NEAR = {"nl_NL", "nl_BE", "tr_TR", "pl_PL", "fr_DZ"}
SPEECH = {"noun": 1, "verb": 2, "adj": 4}
# Columns of nam_dict.txt: how often a name is given per country, in its fixed order.
NAM_DICT_FIRST_COLUMN = 30
NAM_DICT_NEAR = (8, 10, 11, 31, 43, 49, 50)


def fold(word: str) -> str:
    """Lower case without accents: `Özdemir` becomes `ozdemir`, `Yılmaz` becomes `yilmaz`."""
    lowered = word.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


def read_words(name: str) -> set[str]:
    """The folded words of a hand-written list; lines that start with # are comments."""
    lines = (HERE / "sources" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {fold(w) for line in lines if not line.startswith("#") for w in line.split()}


def faker_names() -> tuple[dict[str, int], dict[str, int]]:
    """First names and surnames of Faker's locales in Latin script, with grade 1 or 2."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for locale in FAKER_LATIN:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        grade = 2 if locale in NEAR else 1
        firsts: list[str] = []
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            firsts.extend(getattr(provider, attribute, ()))
        for target, names in ((first, firsts), (last, list(getattr(provider, "last_names", ())))):
            for name in names:
                for part in str(name).replace("-", " ").split():
                    word = fold(part)
                    if len(word) > 2 and word.isalpha():
                        target[word] = max(
                            target.get(word, 0), min(grade, 1) if target is last else grade
                        )
    return first, last


def nam_dict_names() -> dict[str, int]:
    """First names of gender-guesser's nam_dict: 2 when given near the Netherlands, else 1."""
    spec = importlib.util.find_spec("gender_guesser")
    assert spec is not None and spec.origin is not None
    path = Path(spec.origin).parent / "data" / "nam_dict.txt"
    names: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith(("#", "=")) or len(line) <= NAM_DICT_FIRST_COLUMN:
            continue
        name = line[3:29].strip()
        counts = line[NAM_DICT_FIRST_COLUMN:85].ljust(55)
        near = any(counts[column].strip() for column in NAM_DICT_NEAR)
        for variant in (name.replace("+", ""), name.replace("+", "-")):
            word = fold(variant)
            if len(word) > 2 and word.replace("-", "").isalpha():
                names[word] = max(names.get(word, 0), 2 if near else 1)
    return names


def deduce_names() -> tuple[set[str], set[str]]:
    """First names and surnames (without tussenvoegsel) of deduce's lists of Dutch names."""
    spec = importlib.util.find_spec("deduce")
    assert spec is not None and spec.origin is not None
    names = Path(spec.origin).parent / "data" / "lookup" / "src" / "names"

    def load(*lists: str) -> set[str]:
        lines: list[str] = []
        for name in lists:
            lines += (names / name / "items.txt").read_text(encoding="utf-8").splitlines()
        words = {fold(part) for line in lines for part in line.replace("-", " ").split()}
        return {w for w in words if len(w) > 2 and w.isalpha()}

    return load("lst_first_name"), load("lst_surname", "lst_interfix_surname")


def lemma_table(name: str) -> dict[str, object]:
    """One of spaCy's Dutch lemma tables."""
    spec = importlib.util.find_spec("spacy_lookups_data")
    assert spec is not None and spec.origin is not None
    path = Path(spec.origin).parent / "data" / f"{name}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        loaded: dict[str, object] = json.load(stream)
    return loaded


def dictionary_words() -> dict[str, int]:
    """Dutch words of spaCy's lemma tables, folded, with what they can be in a sentence."""
    lookup = lemma_table("nl_lemma_lookup")
    speech: dict[str, int] = {}
    for kind, group in lemma_table("nl_lemma_index").items():
        assert isinstance(group, Iterable)
        for word in group:
            speech[str(word)] = speech.get(str(word), 0) | SPEECH.get(kind, 0)
    for word, lemma in lookup.items():
        speech[word] = speech.get(word, 0) | speech.get(str(lemma), 0)
        speech.setdefault(str(lemma), 0)
    for kind, group in lemma_table("nl_lemma_exc").items():
        assert isinstance(group, Iterable)
        for word in group:
            speech[str(word)] = speech.get(str(word), 0) | SPEECH.get(kind, 0)
    folded: dict[str, int] = {}
    for word, bits in speech.items():
        if word and word.replace("-", "").replace("'", "").isalpha():
            folded[fold(word)] = folded.get(fold(word), 0) | bits
    return folded


def frequencies() -> dict[str, int]:
    """Folded word → frequency grade 1–9 (Zipf value, rounded up), from wordfreq's Dutch list."""
    wordfreq = importlib.import_module("wordfreq")
    grades: dict[str, int] = {}
    for word, frequency in wordfreq.get_frequency_dict("nl", wordlist="large").items():
        if word.replace("'", "").replace("-", "").isalpha():
            zipf = wordfreq.zipf_frequency(word, "nl") if frequency else 0.0
            key = fold(word)
            grades[key] = max(grades.get(key, 0), 1, min(9, round(zipf + 1)))
    return grades


def build() -> dict[str, str]:
    """Word → its five digits."""
    first, last = faker_names()
    for word, grade in nam_dict_names().items():
        first[word] = max(first.get(word, 0), grade)
    dutch_first, dutch_last = deduce_names()
    first.update({word: max(first.get(word, 0), 2) for word in dutch_first})
    hand_first = read_words("voornamen_nederlands") | read_words("voornamen_wereld")
    hand_last = read_words("achternamen")
    belgian = read_words("achternamen_belgie")
    last.update(dict.fromkeys(dutch_last | belgian, 1))
    doubtful, plain = read_words("twijfel"), read_words("gewoon")
    first.update(dict.fromkeys(hand_first, 3))
    last.update(dict.fromkeys(hand_last, 2))
    dictionary, seen = dictionary_words(), frequencies()
    lexicon: dict[str, str] = {}
    for word in set(first) | set(last) | doubtful | plain | set(dictionary) | set(seen):
        frequency = seen.get(word, 0)
        is_name = word in first or word in last
        if word in doubtful:
            kind = 3
        elif word in plain:
            kind = 4
        elif word in hand_first:
            kind = 0
        elif word in dictionary:
            kind = 2
        else:
            kind = 1 if frequency and not is_name else 0
        if not is_name and word not in doubtful | plain:
            # A rare or a long word is no name in any case: leave it out and keep the file small.
            if kind == 1 and (frequency < 3 or len(word) > 14):
                continue
            if kind == 2 and frequency == 0 and len(word) > 8:
                continue
        lexicon[word] = (
            f"{first.get(word, 0)}{last.get(word, 0)}{kind}{frequency}{dictionary.get(word, 0)}"
        )
    return lexicon


FOUND_BY_ENDING = re.compile(r"(?:straat|laan|gracht|singel|dreef|steeg)$")
PLAIN_STREET = re.compile(r"[a-z'. -]{4,40}")
LONGEST_STREET = 4


def streets() -> set[str]:
    """Folded street names (BAG, by way of deduce) that no ending shows to be a street."""
    spec = importlib.util.find_spec("deduce")
    assert spec is not None and spec.origin is not None
    path = Path(spec.origin).parent / "data/lookup/src/locations/lst_street/streets_bag.txt"
    names = {fold(line.strip()) for line in path.read_text(encoding="utf-8").splitlines()}
    return {
        name
        for name in names
        if PLAIN_STREET.fullmatch(name)
        and len(name.split()) <= LONGEST_STREET
        and not FOUND_BY_ENDING.search(name)
    }


def write(path: Path, lines: list[str]) -> None:
    """Write lines to a gzip file that is the same for the same lines."""
    payload = ("\n".join(lines) + "\n").encode("utf-8")
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as stream:
        stream.write(payload)


def main() -> None:
    """Write the lexicon and the streets beside this file."""
    write(OUTPUT, [f"{word}\t{code}" for word, code in sorted(build().items())])
    write(HERE / "streets.txt.gz", sorted(streets()))


if __name__ == "__main__":
    main()
