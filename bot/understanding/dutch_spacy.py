"""A Dutch spaCy pipeline for Rasa: the small trained model when installed, else a blank one.

`nl_core_news_sm` is not on the package registry, so the product must do without. A blank `nl`
pipeline with the lookup lemmatizer of `spacy-lookups-data` gives tokens and lemmas then.
"""

# ruff: noqa: ARG003 (Rasa passes these arguments by name)
from __future__ import annotations

import functools
import logging
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language

from bot.understanding.normalizer import normalize

logger = logging.getLogger(__name__)

LEMMAS = "lemmas"
NORMALIZED_TEXT = "normalized_text"
DEFAULT_MODEL = "nl_core_news_sm"
BLANK_MODEL = "blank nl with lookup lemmas"

# Neither is used for intents, and the parser alone costs more than the rest together.
_NOT_NEEDED = ["parser", "ner", "senter"]


def load_dutch(model_name: str) -> tuple[Language, str]:
    """The spaCy pipeline `model_name` (a package or a path), or the blank Dutch one.

    Returns:
        The pipeline and the name it goes by in the log and in the training fingerprint.
    """
    try:
        language = spacy.load(model_name, exclude=_NOT_NEEDED)
    except OSError:
        language = spacy.blank("nl")
        language.add_pipe("lemmatizer", config={"mode": "lookup"})
        language.initialize()
        logger.info("spaCy: %s is not installed, using %s.", model_name, BLANK_MODEL)
        return language, BLANK_MODEL
    logger.info("spaCy: using %s.", model_name)
    return language, model_name


# Rasa makes the component twice in its graph; the lemmas alone take 76 MB.
_load_once = functools.lru_cache(maxsize=1)(load_dutch)


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.MODEL_LOADER,
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
    ],
    is_trainable=False,
    model_from="DutchSpacyNLP",
)
class DutchSpacyNLP(SpacyNLP):
    """Sets `text_spacy_doc` (of the text) and `lemmas` (of the normalised text) on messages.

    Config:
        model: name or path of a spaCy pipeline, default `nl_core_news_sm`.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config."""
        return {"model": DEFAULT_MODEL, "case_sensitive": False}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DutchSpacyNLP:
        """Load the pipeline; never fails for a missing model (see module)."""
        merged = {**cls.get_default_config(), **config}
        language, name = _load_once(str(merged["model"]))
        return cls(SpacyModel(model=language, model_name=name), merged)

    def process(self, messages: list[Message], model: SpacyModel) -> list[Message]:
        """Add doc and lemmas to each message that has text."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            message.set(SPACY_DOCS[TEXT], self._doc_for_text(model.model, text))
            normalized = message.get(NORMALIZED_TEXT)
            if normalized is None:
                normalized = normalize(text)
            message.set(LEMMAS, lemmas_of(model.model, normalized))
        return messages

    def process_training_data(self, training_data: TrainingData, model: SpacyModel) -> TrainingData:
        """The same for every training example."""
        self.process(training_data.training_examples, model)
        return training_data


def lemmas_of(language: Language, normalized: str) -> str:
    """The lemmas of a normalised text, one space between them."""
    return " ".join(token.lemma_.lower() for token in language(normalized) if not token.is_space)
