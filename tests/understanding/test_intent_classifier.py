"""The classifier speaks Rasa's own words: intent, ranking, response selector."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.core.actions.action import ActionRetrieveResponse
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.augment import Augmenter
from bot.understanding.chat_normalizer import ChatNormalizer
from bot.understanding.dutch_spacy import NORMALIZED_TEXT, DutchSpacyNLP
from bot.understanding.intent_classifier import AdvieschatIntentClassifier

EXAMPLES = {
    "groet": ["hallo", "hoi", "goedemorgen", "goedenavond", "hoi daar", "hallo samen"],
    "vraag/anonimiteit": ["blijf ik anoniem", "kan het anoniem", "noemen jullie mijn naam"],
    "vraag/privacy": ["wat slaan jullie op", "bewaren jullie dit", "hoe lang bewaart u gegevens"],
}
RESPONSES = {"utter_vraag/privacy": [{"text": "Dit bewaren wij."}]}
RESOURCE = Resource("classifier")
CONTEXT = ExecutionContext(GraphSchema({}))


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    return LocalModelStorage(tmp_path_factory.mktemp("storage"))


@pytest.fixture(scope="module")
def classifier(storage: LocalModelStorage) -> AdvieschatIntentClassifier:
    """A classifier trained as the graph does it, and read back from the storage."""
    spacy_nlp = DutchSpacyNLP.create({"model": "nl_not_there"}, storage, Resource("spacy"), CONTEXT)
    examples = [
        Message.build(text, intent=label) for label, texts in EXAMPLES.items() for text in texts
    ]
    data = ChatNormalizer().process_training_data(TrainingData(examples, responses=RESPONSES))
    data = spacy_nlp.process_training_data(data, spacy_nlp.provide())
    config = AdvieschatIntentClassifier.get_default_config()
    new = AdvieschatIntentClassifier.create(config, storage, RESOURCE, CONTEXT)
    new.train(data, spacy_nlp.provide())
    return AdvieschatIntentClassifier.load(config, storage, RESOURCE, CONTEXT)


def parse(classifier: AdvieschatIntentClassifier, text: str) -> Message:
    return classifier.process(ChatNormalizer().process([Message({"text": text})]))[0]


def test_text_stays_and_normalized_text_comes_beside_it() -> None:
    message = ChatNormalizer().process([Message({"text": "FF wachten"})])[0]
    assert message.get("text") == "FF wachten"
    assert message.get(NORMALIZED_TEXT) == "even wachten"


def test_a_plain_intent(classifier: AdvieschatIntentClassifier) -> None:
    message = parse(classifier, "hoi goedemorgen")
    assert message.get("intent")["name"] == "groet"
    assert message.get("intent") == message.get("intent_ranking")[0]


def test_a_retrieval_intent_is_told_as_rasa_does(classifier: AdvieschatIntentClassifier) -> None:
    message = parse(classifier, "bewaren jullie mijn gegevens?")
    assert message.get("intent")["name"] == "vraag"
    selector = message.get("response_selector")
    assert selector["all_retrieval_intents"] == ["vraag"]
    chosen = selector["vraag"]["response"]
    assert chosen["intent_response_key"] == "vraag/privacy"
    assert chosen["utter_action"] == "utter_vraag/privacy"
    assert chosen["responses"] == RESPONSES["utter_vraag/privacy"]
    assert chosen["confidence"] == message.get("intent")["confidence"]
    keys = [entry["intent_response_key"] for entry in selector["vraag"]["ranking"]]
    assert keys == ["vraag/privacy", "vraag/anonimiteit"]
    names = [entry["name"] for entry in message.get("intent_ranking")]
    assert sorted(names) == ["groet", "vraag"]


def test_rasas_own_action_finds_the_response(classifier: AdvieschatIntentClassifier) -> None:
    message = parse(classifier, "blijf ik wel anoniem")
    tracker = DialogueStateTracker.from_events(
        "someone",
        [
            UserUttered(
                "blijf ik wel anoniem",
                intent=message.get("intent"),
                parse_data=message.as_dict(only_output_properties=True),
            )
        ],
    )
    found = ActionRetrieveResponse("utter_vraag").get_full_retrieval_name(tracker)
    assert found == "utter_vraag/anonimiteit"


def test_without_training_nothing_is_claimed(tmp_path: Path) -> None:
    storage = LocalModelStorage(tmp_path)
    config = AdvieschatIntentClassifier.get_default_config()
    untrained = AdvieschatIntentClassifier.load(config, storage, Resource("none"), CONTEXT)
    assert parse(untrained, "hallo").get("intent") == {"name": None, "confidence": 0.0}


def test_careless_copies_are_repeatable_and_keep_placeholders() -> None:
    text = "Ik ben [NAAM] en ik maak me ernstige zorgen over mijn buurjongen."
    copy = Augmenter(seed=1).careless(text)
    assert copy == Augmenter(seed=1).careless(text)
    assert "[NAAM]" in copy
    assert copy != text
    assert len({Augmenter(seed=seed).careless(text) for seed in range(20)}) > 10
