using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Tests.Kit;

[TestClass]
public sealed class AutosaveTests
{
    private static readonly Func<TextEdit, AutosaveEvent> AsSent = edit => SteppedField.Saved(edit.Text);

    private static readonly Func<TextEdit, AutosaveEvent> OverTheirs =
        edit => edit.BasedOn == "theirs" ? AsSent(edit) : new AutosaveEvent.Answer(new SaveOutcome.Conflict("theirs", "Bo"));

    [TestMethod]
    public void Nothing_is_sent_while_someone_types_and_the_text_once_they_pause()
    {
        var field = new SteppedField("", AsSent);
        field.Typed("N");
        field.Pass(500);
        field.Typed("No");
        field.Pass(799);
        Assert.IsEmpty(field.Sent);
        Assert.AreEqual(SaveState.Waiting, field.Now.State);

        field.Pass(1);
        Assert.AreEqual("No", field.Sent.Single().Text);
        Assert.AreEqual(SaveState.Saved, field.Now.State);
    }

    [TestMethod]
    public void Typing_without_a_pause_is_still_stored_within_two_seconds()
    {
        var field = new SteppedField("", AsSent);
        for (var key = 1; key <= 20; key++)
        {
            field.Typed(new string('x', key));
            field.Pass(100);
        }

        Assert.IsGreaterThanOrEqualTo(1, field.Sent.Count);
        Assert.IsGreaterThanOrEqualTo(15, field.Sent[0].Text.Length);
    }

    [TestMethod]
    public void Saved_is_said_only_after_the_commit_came_back()
    {
        var field = new SteppedField("");
        field.Typed("Nothing showed it.");
        field.Pass(800);
        Assert.AreEqual(SaveState.Saving, field.Now.State);

        field.Answer(SteppedField.Saved("Nothing showed it."));
        Assert.AreEqual(SaveState.Saved, field.Now.State);
    }

    [TestMethod]
    public void What_is_typed_during_a_save_goes_after_it_and_never_beside_it()
    {
        var field = new SteppedField("");
        field.Typed("one");
        field.Pass(800);
        field.Typed("one two");
        field.Pass(5000);
        Assert.HasCount(1, field.Sent);

        field.Answer(SteppedField.Saved("one"));
        Assert.HasCount(2, field.Sent);
        Assert.AreEqual(new TextEdit("one two", "one"), field.Sent[1]);

        field.Answer(SteppedField.Saved("one two"));
        Assert.AreEqual("one two", field.Now.Text);
        Assert.AreEqual(SaveState.Saved, field.Now.State);
    }

    [TestMethod]
    public void A_merge_is_shown_when_nobody_typed_since()
    {
        var field = new SteppedField("", edit => SteppedField.Saved("Bo wrote this. " + edit.Text));
        field.Typed("So did I.");
        field.Pass(800);
        Assert.AreEqual("Bo wrote this. So did I.", field.Now.Text);

        field.Typed("Bo wrote this. So did I. Twice.");
        field.Store = AsSent;
        field.Pass(800);
        Assert.AreEqual("Bo wrote this. So did I.", field.Sent[^1].BasedOn);
    }

    [TestMethod]
    public void A_merge_that_arrives_while_someone_types_is_left_to_the_next_save_which_knows_what_the_text_grew_from()
    {
        var field = new SteppedField("start");
        field.Typed("start mine");
        field.Pass(800);
        field.Typed("start mine more");
        field.Answer(SteppedField.Saved("start theirs mine"));

        Assert.AreEqual("start mine more", field.Now.Text);
        Assert.AreEqual(new TextEdit("start mine more", "start mine"), field.Sent[1]);
    }

    [TestMethod]
    public void A_refusal_keeps_the_text_and_says_why()
    {
        var field = new SteppedField("", _ => new AutosaveEvent.Answer(new SaveOutcome.Refused("This review is closed.")));
        field.Typed("Late thought");
        field.Pass(800);
        Assert.AreEqual(SaveState.Refused, field.Now.State);
        Assert.AreEqual("This review is closed.", field.Now.Refusal);
        Assert.AreEqual("Late thought", field.Now.Text);
    }

    [TestMethod]
    public void A_failure_keeps_the_text_and_tries_again_by_itself()
    {
        var broken = true;
        var field = new SteppedField("", edit => broken ? new AutosaveEvent.Failed() : SteppedField.Saved(edit.Text));
        field.Typed("Kept");
        field.Pass(800);
        Assert.AreEqual(SaveState.Refused, field.Now.State);

        broken = false;
        field.Pass(3000);
        Assert.AreEqual(SaveState.Saved, field.Now.State);
        Assert.AreEqual("Kept", field.Sent[^1].Text);
        Assert.AreEqual("", field.Sent[^1].BasedOn);
    }

    [TestMethod]
    [DataRow(Stands.Mine, "mine", true)]
    [DataRow(Stands.Theirs, "theirs", false)]
    [DataRow(Stands.Both, "[Bo wrote: theirs ] [or: mine ]", true)]
    public void A_conflict_ends_with_the_text_that_was_chosen_based_on_theirs(Stands chosen, string stands, bool saved)
    {
        var field = new SteppedField("start", OverTheirs);
        field.Typed("mine");
        field.Pass(800);
        Assert.AreEqual(SaveState.Conflicting, field.Now.State);
        Assert.AreEqual("Bo", field.Now.Conflict!.TheirAuthor);

        field.Choose(chosen);
        Assert.AreEqual(stands, field.Now.Text);
        Assert.AreEqual(SaveState.Saved, field.Now.State);
        Assert.AreEqual(saved ? 2 : 1, field.Sent.Count);
    }

    [TestMethod]
    public void Leaving_the_page_stores_what_was_just_typed()
    {
        var field = new SteppedField("", AsSent);
        field.Typed("The last word");
        field.Leave();
        Assert.AreEqual("The last word", field.Sent.Single().Text);
    }

    [TestMethod]
    public void Leaving_the_page_in_a_conflict_keeps_both_texts()
    {
        var field = new SteppedField("start", OverTheirs);
        field.Typed("mine");
        field.Pass(800);
        field.Leave();
        Assert.AreEqual("[Bo wrote: theirs ] [or: mine ]", field.Sent[^1].Text);
    }

    [TestMethod]
    public void Leaving_a_page_on_which_nothing_was_typed_sends_nothing()
    {
        var field = new SteppedField("as it was", AsSent);
        field.Flush();
        field.Leave();
        Assert.IsEmpty(field.Sent);
    }

    [TestMethod]
    public void A_change_from_outside_is_shown_unless_something_typed_here_is_on_its_way()
    {
        var field = new SteppedField("a", AsSent);
        field.Arrived("b");
        Assert.AreEqual("b", field.Now.Text);

        field.Typed("b mine");
        field.Arrived("c");
        Assert.AreEqual("b mine", field.Now.Text);
        field.Pass(800);
        Assert.AreEqual(new TextEdit("b mine", "b"), field.Sent.Single());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_save_that_overtook_what_was_arriving_does_not_take_it_for_words_typed_here(bool answeredFirst)
    {
        var field = new SteppedField("one two three", answers: true);
        field.Arrived("one two THREE");
        field.Typed("ONE two three");
        field.Pass(800);
        field.Pass(1000); // the browser is slow to say what the field holds, so what is known is sent
        Assert.AreEqual(1, field.Pending);
        if (answeredFirst) field.Answered("1+ONE two THREE");
        field.Answer(SteppedField.Saved("ONE two 3")); // a colleague was there again meanwhile
        if (!answeredFirst) field.Answered("1+ONE two THREE");
        Assert.AreEqual(2, field.Now.Arrival?.Number);
        Assert.AreEqual("ONE two 3", field.Now.Arrival!.Now);
    }

    [TestMethod]
    public void What_arrived_while_a_save_failed_is_not_taken_for_words_typed_here()
    {
        var field = new SteppedField("one two three", answers: true);
        field.Arrived("one two THREE");
        field.Typed("ONE two three");
        field.Pass(800);
        field.Pass(1000);
        Assert.AreEqual(1, field.Pending);
        field.Answered("1+ONE two THREE");
        field.Answer(new AutosaveEvent.Failed());
        Assert.AreEqual(SaveState.Refused, field.Now.State);
        field.Pass(3000);
        Assert.AreEqual(1, field.Pending);
        Assert.AreEqual(new TextEdit("ONE two THREE", "one two THREE"), field.Sent[1]);
    }

    [TestMethod]
    public void A_conflict_that_is_found_while_leaving_keeps_both_texts_too()
    {
        var field = new SteppedField("start");
        field.Typed("mine");
        field.Leave();
        field.Answer(new AutosaveEvent.Answer(new SaveOutcome.Conflict("theirs", "Bo")));
        Assert.AreEqual(new TextEdit("[Bo wrote: theirs ] [or: mine ]", "theirs"), field.Sent[^1]);
        field.Answer(new AutosaveEvent.Answer(new SaveOutcome.Conflict("theirs again", "Bo")));
        Assert.HasCount(2, field.Sent, "A store that never takes it is not asked for ever.");
    }

    [TestMethod]
    public void What_is_typed_while_a_text_is_refused_is_sent_after_it()
    {
        var field = new SteppedField("");
        field.Typed("far too long");
        field.Pass(800);
        field.Typed("short");
        field.Answer(new AutosaveEvent.Answer(new SaveOutcome.Refused("That is too long.")));
        Assert.AreEqual("That is too long.", field.Now.Refusal);
        field.Pass(800);
        Assert.AreEqual("short", field.Sent[^1].Text);
        field.Answer(SteppedField.Saved("short"));
        Assert.AreEqual((SaveState.Saved, null), (field.Now.State, field.Now.Refusal));
    }

    [TestMethod]
    public void An_arrival_that_is_answered_while_the_next_save_waits_for_it_is_not_taken_for_words_typed_here()
    {
        var field = new SteppedField("one two three", answers: true);
        field.Arrived("one two THREE");
        field.Typed("ONE two three");
        field.Pass(800);
        field.Pass(1000);
        field.Typed("ONE 2 three");
        field.Answer(SteppedField.Saved("ONE two THREE"));
        Assert.IsTrue(field.Now.IsScreening);
        field.Answered("1+ONE 2 THREE");
        Assert.AreEqual(new TextEdit("ONE 2 THREE", "ONE two THREE"), field.Sent[^1]);
    }
}
