"""How values are made: dataclasses that are compared by their fields and never changed.

The type checker takes them for frozen dataclasses. At run time they are not frozen: a frozen
dataclass sets each field by a call of its own, which was a twentieth of all that an answer costs
(some eighty values of 300 fields). Values that are made once may be frozen dataclasses.
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[T]) -> type[T]:
    """A class of values with the fields that its annotations name."""
    return dataclass(slots=True, unsafe_hash=True)(kind)


@dataclass_transform(frozen_default=True, order_default=True, field_specifiers=(field,))
def ordered_value(kind: type[T]) -> type[T]:
    """The same for values that come one after another, field for field."""
    return dataclass(slots=True, unsafe_hash=True, order=True)(kind)
