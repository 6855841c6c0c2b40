"""The roles map: everybody stands once, and no role is lost."""

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.buying_roles import ROLES
from canvases.method.roles_map import SPOTS, arrange

EVERYBODY = st.lists(st.lists(st.sampled_from([*ROLES, "not a role"])), max_size=12)


@given(EVERYBODY)
def test_who_has_a_role_stands_once_and_nobody_else_does(everybody: list[list[str]]) -> None:
    standing = [index for place in arrange(everybody).values() for index in place.here]

    with_role = [index for index, roles in enumerate(everybody) if set(roles) & set(ROLES)]
    assert sorted(standing) == with_role


@given(EVERYBODY)
def test_every_role_names_all_who_have_it(everybody: list[list[str]]) -> None:
    for role, place in arrange(everybody).items():
        holders = {*place.here, *place.elsewhere}
        assert len(holders) == len(place.here) + len(place.elsewhere)
        wanted = {role, "end_user"} if role == "user" else {role}
        assert holders == {i for i, roles in enumerate(everybody) if wanted & set(roles)}


def test_end_user_stands_with_the_users_and_a_payer_who_buys_with_the_buyers() -> None:
    places = arrange([["end_user"], ["payer", "buyer"]])

    assert (places["user"].here, places["end_user"].elsewhere) == ([0], [0])
    assert (places["buyer"].here, places["payer"].elsewhere) == ([1], [1])


def test_every_role_has_its_spot_in_the_same_order() -> None:
    assert list(SPOTS) == list(ROLES)
