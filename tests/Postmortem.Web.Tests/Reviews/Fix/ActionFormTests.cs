using Postmortem.Actions;
using Postmortem.Web.Components.Reviews.Fix;

namespace Postmortem.Web.Tests.Reviews.Fix;

[TestClass]
public sealed class ActionFormTests
{
    [TestMethod]
    public void A_strength_read_from_the_words_follows_them_until_somebody_chooses()
    {
        var form = new ActionForm();
        form.Suggest(Strength.Weaker);
        Assert.AreEqual((Strength.Weaker, true), (form.Strength!.Value, form.StrengthIsSuggested));
        form.Suggest(Strength.Stronger);
        Assert.AreEqual(Strength.Stronger, form.Strength);
        form.Suggest(null);
        Assert.IsNull(form.Strength);

        form.Choose(Strength.Intermediate);
        form.Suggest(Strength.Weaker);
        Assert.AreEqual((Strength.Intermediate, false), (form.Strength!.Value, form.StrengthIsSuggested));
    }

    [TestMethod]
    public void Confirming_what_was_suggested_is_a_choice_too()
    {
        var form = new ActionForm();
        form.Suggest(Strength.Weaker);
        form.Choose(Strength.Weaker);
        form.Suggest(Strength.Stronger);
        Assert.AreEqual(Strength.Weaker, form.Strength);
    }

    [TestMethod]
    public void A_new_action_is_due_in_four_weeks_until_somebody_chooses_another_day_or_none()
    {
        var form = new ActionForm();
        form.SuggestDue(new(2026, 12, 1));
        Assert.AreEqual((new DateOnly(2026, 12, 29), new DateOnly(2027, 1, 28), true), (form.DueOn!.Value, form.VerifyOn!.Value, form.DueOnIsSuggested));
        form.Due(null);
        Assert.IsNull(form.DueOn);
        Assert.IsNull(form.VerifyOn);
        Assert.IsFalse(form.DueOnIsSuggested);
    }

    [TestMethod]
    public void An_action_is_measured_for_thirty_days_after_it_is_due_unless_somebody_chooses()
    {
        var form = new ActionForm();
        form.Due(new(2026, 12, 1));
        Assert.AreEqual(new DateOnly(2026, 12, 31), form.VerifyOn);
        form.Due(DateOnly.MaxValue);
        Assert.IsNull(form.VerifyOn);
        form.Verify(new(2027, 3, 1));
        form.Due(new(2027, 1, 1));
        Assert.AreEqual(new DateOnly(2027, 3, 1), form.VerifyOn);
    }
}
