"""What the themes are measured with agrees with published figures."""

import pytest

from themes.colour import MACHADO, Three, contrast, delta_e, lab, linear, seen_with

SHARMA = [  # from the table of test data that goes with Sharma, Wu & Dalal 2005
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
    ((50.0, 2.5000, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "expected"), SHARMA)
def test_ciede2000(one: Three, other: Three, expected: float) -> None:
    assert delta_e(one, other) == pytest.approx(expected, abs=5e-5)
    assert delta_e(other, one) == pytest.approx(expected, abs=5e-5)


def test_contrast_has_the_ends_and_the_known_middle() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the grey that just fails


@pytest.mark.parametrize("sight", [None, *MACHADO])
def test_greys_stay_grey(sight: str | None) -> None:
    for grey in ("#000000", "#808080", "#ffffff"):
        _, a, b = lab(seen_with(sight, linear(grey)))
        assert abs(a) < 0.05
        assert abs(b) < 0.05


def test_red_and_green_come_together_without_red_or_green_receptors() -> None:
    red, green = linear("#b03030"), linear("#5a6000")
    full = delta_e(lab(red), lab(green))
    for sight in ("protanopia", "deuteranopia"):
        assert delta_e(lab(seen_with(sight, red)), lab(seen_with(sight, green))) < full / 2
