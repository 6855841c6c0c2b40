"""Rows read and written by statements that are composed once.

Every request passes the gate, and every write holds a lock while others wait: composing such a
statement with Django's query sets takes five to ten times as long as running it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model
from django.db.models.base import ModelState

M = TypeVar("M", bound=Model)

Write = Callable[[Model, bool, BaseDatabaseWrapper], Any]
"""From a row, and whether it is new, to what is written of one field into this database."""


class Reading:
    """`Reading("FROM canvases_note n WHERE n.id = %s", n=Note)`: rows of one or more tables, which
    the statement calls by the names given here. Only the part after SELECT's columns is written by
    hand, so a new column needs no change. Single `columns` may come before the tables. Fields
    `without` which the rows are read ("n.text") are fetched when somebody looks at them, as after
    the ORM's `defer`."""

    def __init__(
        self, tail: str, *columns: str, without: Collection[str] = (), **tables: type[Model]
    ) -> None:
        self._tail = tail
        self._columns = columns
        self._without = without
        self._tables = tables
        self._makers: dict[str, Callable[[Sequence[Any]], Any]] = {}  # by kind of database

    def __call__(self, *values: str | int | None) -> Iterator[Any]:
        """Each row as an object; where there are columns or several tables, as a tuple of them."""
        database = connections[DEFAULT_DB_ALIAS]  # `connection` would look for it at every word
        with database.cursor() as cursor:
            cursor.execute(self._statement, values)
            rows = cursor.fetchall()
        make = self._makers.get(database.vendor)
        if make is None:
            make = self._makers[database.vendor] = self._maker()
        return map(make, rows)

    def one(self, *values: str | int | None) -> Any:
        """The first row, or None."""
        return next(self(*values), None)

    @cached_property  # not earlier: the models must be loaded
    def _statement(self) -> str:
        columns = [
            f"{name}.{field.column}"
            for name, model in self._tables.items()
            for field in self._fields(name, model)
        ]
        return f"SELECT {', '.join((*self._columns, *columns))} {self._tail}"

    def _fields(self, name: str, model: type[Model]) -> "list[Field[Any, Any]]":
        fields = model._meta.concrete_fields
        return [field for field in fields if f"{name}.{field.name}" not in self._without]

    def _maker(self) -> Callable[[Sequence[Any]], Any]:
        parts, start = [], (alone := len(self._columns))
        for name, model in self._tables.items():
            fields = self._fields(name, model)
            end = start + len(fields)
            parts.append((_maker(model, fields), slice(start, end)))
            start = end
        if len(parts) == 1 and not alone:
            return parts[0][0]
        return lambda row: (*row[:alone], *(make(row[part]) for make, part in parts))


def fresh(model: type[M], fields: Mapping[str, Any], **related: Model | None) -> M:
    """A new row to insert, as `model(…)` makes it but for the signals and the look at each field:
    `fields` by their attributes, rows it refers to by the fields' names, all else by default."""
    values = {name: default() for name, default in _defaults(model) if name not in fields}
    values |= fields
    for name, other in related.items():
        values[f"{name}_id"] = other.pk if other else None
    row = _standing(model, values.items())
    row._state.adding = True
    row._state.fields_cache.update(related)
    return row


@cache
def _defaults(model: type[Model]) -> list[tuple[str, Callable[[], Any]]]:
    return [(field.attname, field.get_default) for field in model._meta.concrete_fields]


def twin(row: M, **related: Model) -> M:
    """A second object for the same row, with these of its related rows at hand, by their fields."""
    other = _standing(type(row), row.__dict__.items())
    other._state.fields_cache.update(related)
    return other


def _standing(model: type[M], fields: Iterable[tuple[str, Any]]) -> M:
    """The object for a row that stands in the database, as `from_db` makes it, but for the signals
    and the look at each field."""
    row = model.__new__(model)
    row.__dict__.update(fields)
    row._state = state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    return row


def insert(row: Model) -> None:
    """Insert a new row as `save(force_insert=True)` would, its primary key set from the database.
    No signals; not for inherited tables."""
    sql, writes = _insertion(type(row))
    database = connections[DEFAULT_DB_ALIAS]
    values = [write(row, True, database) for write in writes]
    with database.cursor() as cursor:
        cursor.execute(sql, values)
        (row.pk,) = cursor.fetchone()
    row._state.adding = False
    row._state.db = DEFAULT_DB_ALIAS


def update(row: Model, names: Sequence[str]) -> None:
    """Write these fields of an existing row, as `save(update_fields=names)` would. No signals."""
    sql, writes = _updating(type(row), tuple(sorted(names)))
    database = connections[DEFAULT_DB_ALIAS]
    values = [write(row, False, database) for write in writes]
    with database.cursor() as cursor:
        cursor.execute(sql, [*values, row.pk])


@cache
def _insertion(model: type[Model]) -> tuple[str, list[Write]]:
    meta = model._meta
    fields = [field for field in meta.concrete_fields if not isinstance(field, models.AutoField)]
    columns = ", ".join(str(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    return (
        f"INSERT INTO {meta.db_table} ({columns}) VALUES ({marks}) RETURNING {meta.pk.column}",
        [_write(field) for field in fields],
    )


@cache
def _updating(model: type[Model], names: tuple[str, ...]) -> tuple[str, list[Write]]:
    meta = model._meta
    fields = [field for field in meta.concrete_fields if field.name in names]
    columns = ", ".join(f"{field.column} = %s" for field in fields)
    sql = f"UPDATE {meta.db_table} SET {columns} WHERE {meta.pk.column} = %s"
    return sql, [_write(field) for field in fields]


# Their values are written as they are.
_PLAIN = {
    "BigIntegerField", "BooleanField", "CharField", "ForeignKey", "IntegerField",
    "PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "TextField",
}  # fmt: skip


def _write(field: "Field[Any, Any]") -> Write:
    kind, name = field.get_internal_type(), field.attname
    if kind in _PLAIN:
        return lambda row, _is_new, _database: getattr(row, name)
    # `get_db_prep_save` comes to the same, after looking at what these cannot be.
    if kind == "DateTimeField":
        return lambda row, is_new, database: database.ops.adapt_datetimefield_value(
            field.pre_save(row, is_new)
        )
    if isinstance(field, models.JSONField) and not field.null:
        return lambda row, _is_new, database: database.ops.adapt_json_value(
            getattr(row, name), field.encoder
        )
    return lambda row, is_new, database: field.get_db_prep_save(
        field.pre_save(row, is_new), database
    )


def _maker(model: type[Model], fields: "list[Field[Any, Any]]") -> Callable[[Sequence[Any]], Model]:
    """A function from these values of a row, as this kind of database gives them, to the object."""
    names = [field.attname for field in fields]
    converts: list[tuple[int, Any, list[Any]]] = []
    for place, field in enumerate(fields):
        column = field.get_col(model._meta.db_table)
        found = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
        if found:
            converts.append((place, column, found))

    def make(values: Sequence[Any]) -> Model:
        values = list(values)
        for place, column, found in converts:
            if values[place] is not None:  # NULL is None whatever the field
                for convert in found:
                    values[place] = convert(values[place], column, connection)
        return _standing(model, zip(names, values, strict=True))

    return make
