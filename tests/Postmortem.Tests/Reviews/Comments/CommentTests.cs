using Postmortem.Actions;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using Postmortem.Search;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Comments;

/// <summary>What is said about the things of a review, whom it calls, and that it is talked out before anything is signed.</summary>
[TestClass]
public sealed class CommentTests
{
    private static readonly CommentPlace Whole = new(CommentAbout.Review);

    [TestMethod]
    public async Task Signing_waits_for_open_comments_names_them_and_a_comment_takes_no_signature_off()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>());
        await SayAsync(bed.Member, it, new(CommentAbout.Factor, it.Factor), "Is the log the right one?", bed.Discussion);
        await SayAsync(bed.Member, it, new(CommentAbout.TimelineEntry, it.Entry), "Before or after the deploy?", bed.Discussion);

        var refused = await bed.Signatures.SignAsync(bed.Manager, it.Review);
        Assert.AreEqual("2 comments are still open: “Is the log the right one?” and “Before or after the deploy?”. Resolve them first; then sign.",
            refused!.Sentence);
        var missing = (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Gate.Missing.Single(i =>
            i.Sentence.Contains("comment", StringComparison.Ordinal));
        var threads = await ThreadsAsync(bed, it);
        Assert.AreEqual(("2 comments are still open.", "analyze", threads[0].First!.Anchor), (missing.Sentence, missing.Page, missing.Anchor));

        foreach (var thread in threads) Done(await bed.Discussion.ResolveThreadAsync(bed.Member, it.Review, thread.Id));
        Done(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        await SayAsync(bed.Member, it, Whole, "Thank you all, herons.", bed.Discussion);
        var report = await Perspectives.PerspectiveSecrecyTests.ReportAsync(bed, bed.Manager, it.Review);
        Assert.IsFalse(report.Contains("herons", StringComparison.Ordinal) || report.Contains("Before or after", StringComparison.Ordinal),
            "the team's talk is no part of its report");
        var page = (await reviews.OpenAsync(bed.Manager, it.Review)).Value;
        Assert.IsNotNull(page.Review.Signature, "a comment is no edit");
        Assert.IsFalse(page.Gate.IsOpen, "but it is to be resolved before the review closes");
        Done(await bed.Discussion.ResolveThreadAsync(bed.Manager, it.Review, (await ThreadsAsync(bed, it))[^1].Id));
        Done(await reviews.OpenNextStageAsync(bed.Manager, it.Review, null));
        foreach (var closed in new[] { (await bed.Discussion.CommentAsync(bed.Member, it.Review, Whole, new("One more"))).Refusal,
            await bed.Discussion.ReopenThreadAsync(bed.Member, it.Review, threads[0].Id) })
            StringAssert.StartsWith(closed!.Sentence, "This review is closed: its comments are read, not written.");
    }

    [TestMethod]
    public async Task Who_is_named_finds_it_until_they_answer_and_whoever_asked_finds_the_answer()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        await SayAsync(bed.Manager, it, new(CommentAbout.TimelineEntry, it.Entry), "@Mia Member, @mia member: which job?", bed.Discussion);

        var mine = (await MineAsync(bed, bed.Member)).Single();
        Assert.AreEqual(("Mo Manager", "@Mia Member, @mia member: which job?", true, it.Review), (mine.By, mine.Text, mine.IsNamed, mine.ReviewNumber));
        Assert.IsEmpty(await MineAsync(bed, bed.Administrator));

        bed.Clock.Advance(TimeSpan.FromMinutes(1));
        await SayAsync(bed.Member, it, new(CommentAbout.TimelineEntry, it.Entry), "The nightly one.", bed.Discussion);
        Assert.IsEmpty(await MineAsync(bed, bed.Member), "answered");
        var answer = (await MineAsync(bed, bed.Manager)).Single();
        Assert.AreEqual(("The nightly one.", false), (answer.Text, answer.IsNamed));
        Assert.HasCount(1, await ThreadsAsync(bed, it), "about one thing there is one open thread");

        Done(await bed.Discussion.ReadCommentAsync(bed.Manager, answer.Id));
        Assert.IsEmpty(await MineAsync(bed, bed.Manager), "read");
        await SayAsync(bed.Member, it, Whole, "@Mo Manager please look", bed.Discussion);
        Done(await bed.Discussion.ResolveThreadAsync(bed.Member, it.Review, (await ThreadsAsync(bed, it))[^1].Id));
        Assert.IsEmpty(await MineAsync(bed, bed.Manager), "resolved");
    }

    [TestMethod]
    public async Task A_name_gives_no_access_and_nobody_is_named_who_could_not_read_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        var refused = (await bed.Discussion.CommentAsync(bed.Member, it.Review, Whole, new("@Sam Stranger knows this"))).Refusal!;
        Assert.AreEqual("Sam Stranger does not take part in this review and could not read this. Invite them first, in Pause, or write the name without @.",
            refused.Sentence);
        Assert.IsEmpty(await ThreadsAsync(bed, it));
        Assert.IsEmpty(await MineAsync(bed, bed.Stranger));
        Assert.AreEqual(RefusalKind.NotFound, (await reviews.OpenAsync(bed.Stranger, it.Review)).Refusal!.Kind);

        Done(await bed.Pause.InviteAsync(bed.Manager, it.Review, bed.Stranger.PersonId, wasInvolved: false));
        await SayAsync(bed.Member, it, Whole, "@Sam Stranger knows this", bed.Discussion);
        Assert.HasCount(1, await MineAsync(bed, bed.Stranger));
        Done(await bed.Pause.UninviteAsync(bed.Manager, it.Review, bed.Stranger.PersonId));
        Assert.IsEmpty(await MineAsync(bed, bed.Stranger), "what they may not open any more, they are not told of");
        await SayAsync(bed.Member, it, Whole, "@Lee Left would have known, and so would lee@northwind.example", bed.Discussion);
        Assert.HasCount(1, await ThreadsAsync(bed, it), "a closed account is not called, and an address is no name");
    }

    [TestMethod]
    public async Task Two_people_of_one_name_are_told_apart_by_choice_and_a_name_stays_when_its_bearer_is_renamed()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, people) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>(), bed.Get<PeopleService>());
        var twin = new Actor((await people.AddAsync(bed.Administrator, new PersonText("mia2@northwind.example", "Mia Member", Role.Manager),
            Testbed.Password)).Value);

        var refused = (await bed.Discussion.CommentAsync(bed.Manager, it.Review, Whole, new("@Mia Member?"))).Refusal!;
        StringAssert.Contains(refused.Sentence, "mia2@northwind.example");
        Assert.IsTrue((await bed.Discussion.CommentAsync(bed.Manager, it.Review, Whole, new("@Mia Member?", [twin.PersonId]))).Ok);
        Assert.HasCount(1, await MineAsync(bed, twin));
        Assert.IsEmpty(await MineAsync(bed, bed.Member));

        Done(await people.ChangeAsync(bed.Administrator, twin.PersonId, "Mira Maddox", Role.Manager, isDisabled: false));
        Assert.HasCount(1, await MineAsync(bed, twin));
        Assert.AreEqual("Mia Member", (await ThreadsAsync(bed, it)).Single().First!.Addressees.Single().NamedAs);
        await SayAsync(bed.Manager, it, Whole, "@Mia, is it?", bed.Discussion); // now the first name fits one alone
        Assert.HasCount(1, await MineAsync(bed, bed.Member));
        Done(await people.ChangeAsync(bed.Administrator, twin.PersonId, "Mira Maddox", Role.Manager, isDisabled: true));
        Assert.HasCount(1, await ThreadsAsync(bed, it), "what was said to a closed account stays said");
    }

    [TestMethod]
    public async Task Only_its_writer_changes_it_takes_it_back_and_puts_it_back_and_undo_does_it_too()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, search) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>(), bed.Get<SearchService>());
        var id = await SayAsync(bed.Member, it, Whole, "Who reads the heronlog?", bed.Discussion);
        Assert.AreEqual(("comment", (CommentAbout?)CommentAbout.Review, (Stage?)Stage.Fix), await FoundAsync());
        Done(await bed.Discussion.EditCommentAsync(bed.Member, it.Review, id, new("Who reads the **heronlog** at [night](https://example.org)?")));
        Assert.AreEqual(("Who reads the heronlog at night?", "Who reads the heronlog at night?"),
            (await search.FindAsync(bed.Member, "heronlog")).Value.Select(h => (h.Title, h.Excerpt)).Single(), "without the signs of Markdown");
        StringAssert.Contains((await bed.Signatures.SignAsync(bed.Manager, it.Review))!.Sentence, "“Who reads the heronlog at night?”",
            StringComparison.Ordinal);
        Done(await bed.Discussion.EditCommentAsync(bed.Member, it.Review, id, new("Who reads the heronlog, @Mo Manager?")));
        Assert.HasCount(1, await MineAsync(bed, bed.Manager));
        Done(await bed.Discussion.EditCommentAsync(bed.Member, it.Review, id, new("Who reads the heronlog at night?")));
        Assert.IsEmpty(await MineAsync(bed, bed.Manager), "they are no longer named");
        Assert.AreEqual("Only its writer changes a comment or takes it back. You can answer it.",
            (await bed.Discussion.TakeCommentBackAsync(bed.Manager, it.Review, id))!.Sentence);

        Done(await bed.Discussion.TakeCommentBackAsync(bed.Member, it.Review, id));
        Assert.IsEmpty(await ThreadsAsync(bed, it));
        Assert.IsNull(await FoundAsync());
        Done(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        await UndoAsync();
        Assert.HasCount(1, await ThreadsAsync(bed, it));
        Assert.IsNotNull((await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Signature, "nor is taking it back an edit");
        Done(await bed.Discussion.ResolveThreadAsync(bed.Member, it.Review, (await ThreadsAsync(bed, it))[0].Id));
        await UndoAsync();
        Assert.IsTrue((await ThreadsAsync(bed, it))[0].IsOpen);
        await SayAsync(bed.Member, it, new(CommentAbout.Factor, it.Factor), "And who at noon?", bed.Discussion);
        await UndoAsync();
        Assert.HasCount(1, await ThreadsAsync(bed, it), "what was said last is taken back");
        Assert.IsEmpty((await bed.AuditAsync()).Problems);

        async Task UndoAsync() => Done(await bed.History.UndoAsync(bed.Member, it.Review,
            (await bed.History.LastOfMineAsync(bed.Member, it.Review)).Value.Rows[^1].Sequence));
        async Task<(string, CommentAbout?, Stage?)?> FoundAsync() =>
            (await search.FindAsync(bed.Member, "heronlog")).Value.SingleOrDefault() is { } hit ? (hit.Kind, hit.About, hit.Stage) : null;
    }

    [TestMethod]
    public async Task Of_two_who_resolve_at_once_the_first_did_and_of_two_who_begin_at_once_both_are_read()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        await Task.WhenAll(new[] { bed.Manager, bed.Member, bed.Administrator }.Select(who =>
            Task.Run(() => SayAsync(who, it, Whole, $"From {who.PersonId}", bed.Discussion))));
        var thread = (await ThreadsAsync(bed, it)).Single();
        Assert.HasCount(3, thread.Comments);

        var answers = await Task.WhenAll(new[] { bed.Manager, bed.Member }.Select(who =>
            Task.Run(() => bed.Discussion.ResolveThreadAsync(who, it.Review, thread.Id))));
        Assert.IsTrue(Array.TrueForAll(answers, a => a is null), "resolved is resolved");
        var by = (await ThreadsAsync(bed, it)).Single().ResolvedById;
        Done(await bed.Discussion.ResolveThreadAsync(bed.Administrator, it.Review, thread.Id));
        Assert.AreEqual(by, (await ThreadsAsync(bed, it)).Single().ResolvedById);

        await SayAsync(bed.Member, it, Whole, "It came back", bed.Discussion);
        Assert.HasCount(2, await ThreadsAsync(bed, it), "after it was resolved something new begins");
        Assert.AreEqual("Somebody has said more about this meanwhile. Go on there.",
            (await bed.Discussion.ReopenThreadAsync(bed.Member, it.Review, thread.Id))!.Sentence);
    }

    [TestMethod]
    public async Task What_is_removed_meanwhile_is_said_and_what_was_said_about_it_stays()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        CommentPlace place = new(CommentAbout.Mitigator, it.Mitigator);
        await SayAsync(bed.Member, it, place, "Whose list?", bed.Discussion);
        Done(await bed.Findings.RemoveMitigatorAsync(bed.Manager, it.Review, it.Mitigator));
        StringAssert.StartsWith((await bed.Discussion.CommentAsync(bed.Member, it.Review, place, new("And how long?"))).Refusal!.Sentence,
            "What this is about was removed meanwhile.");
        Assert.IsTrue((await ThreadsAsync(bed, it)).Single().IsOpen, "nothing that was said is lost, and it can be resolved");
        foreach (var nowhere in new CommentPlace[] { new(CommentAbout.Factor, Guid.CreateVersion7()), new(CommentAbout.Factor),
            new(CommentAbout.Review, it.Factor), new((CommentAbout)99, it.Factor) })
            Assert.IsFalse((await bed.Discussion.CommentAsync(bed.Member, it.Review, nowhere, new("Where?"))).Ok, nowhere.Key);
    }

    [TestMethod]
    [DataRow("", "The comment is empty. Please write something.")]
    [DataRow(" \n\t", "The comment is empty. Please write something.")]
    [DataRow("1 MB", "20,000 fit. Nothing was stored; what you typed is still in the field.")]
    public async Task A_text_that_cannot_be_a_comment_is_refused_in_words(string text, string sentence)
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        if (text == "1 MB") text = new string('@', Words.TextLimit);
        StringAssert.Contains((await bed.Discussion.CommentAsync(bed.Member, it.Review, Whole, new(text))).Refusal!.Sentence, sentence);
        Assert.IsEmpty(await ThreadsAsync(bed, it));
    }

    [TestMethod]
    public async Task A_hostile_text_is_stored_to_the_letter_with_what_turns_it_shown_and_calls_nobody_by_accident()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        const string text = "@ @@ @@@Moment a@Mo.b @\u202eoM <b onclick=x>@Mo</b> [x](javascript:@Mo) @Mo\u0301 '; DROP TABLE People; --";
        await SayAsync(bed.Member, it, Whole, text, bed.Discussion);
        Assert.AreEqual(text.Replace("\u202e", "[U+202E]", StringComparison.Ordinal), (await ThreadsAsync(bed, it)).Single().First!.Text);
        Assert.HasCount(1, await MineAsync(bed, bed.Manager), "named twice, told once");
        var many = string.Concat(Enumerable.Repeat("@Mo ", 4999));
        await SayAsync(bed.Member, it, Whole, many, bed.Discussion);
        Assert.HasCount(2, await MineAsync(bed, bed.Manager));
    }

    [TestMethod]
    public async Task The_database_and_the_loaded_review_agree_on_who_may_open_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ReviewService>());
        var everyone = (await bed.Get<PeopleService>().ListAsync(bed.Administrator, new())).Value.Page.Rows;
        foreach (var step in new Func<Task<Refusal?>>[]
        {
            () => Task.FromResult<Refusal?>(null),
            () => bed.Plans.AcceptFactorAsync(bed.Manager, it.Review, it.Factor, "rare", bed.Stranger.PersonId, new(2027, 3, 1)),
            () => bed.Plans.WithdrawAcceptanceAsync(bed.Manager, it.Review, it.Factor),
            async () => (await bed.Plans.PlanActionAsync(bed.Manager, it.Review, new ActionText("Compare") { VerifierId = bed.Stranger.PersonId })).Refusal,
        })
        {
            Done(await step());
            var review = (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review;
            foreach (var person in everyone.Where(p => p.DisabledAt is null))
                Assert.AreEqual((await reviews.OpenAsync(new Actor(person.Id), it.Review)).Ok, review.IsOpenTo(person), person.Name);
        }
    }

    [TestMethod]
    public async Task A_change_of_a_part_leaves_what_customers_said_to_be_found()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews, search) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>(), bed.Get<SearchService>());
        Assert.IsTrue((await bed.CustomerViews.AddQuoteAsync(bed.Member, it.Review, new QuoteText("My kestrelrent bounced.", "A mother of two"))).Ok);
        await SayAsync(bed.Member, it, Whole, "Poor her.", bed.Discussion);
        Assert.IsTrue((await bed.Timelines.AddTimelineEntryAsync(bed.Member, it.Review,
            new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Impact, "She calls"))).Ok);
        Assert.HasCount(1, (await search.FindAsync(bed.Member, "kestrelrent")).Value);
    }

    private static async Task<Guid> SayAsync(Actor who, AccessCase it, CommentPlace place, string text, CommentService discussion)
    {
        var said = await discussion.CommentAsync(who, it.Review, place, new(text));
        Assert.IsTrue(said.Ok, said.Refusal?.Sentence);
        return said.Value;
    }

    private static async Task<IReadOnlyList<CommentThread>> ThreadsAsync(Testbed bed, AccessCase it) =>
        (await bed.Get<ReviewService>().OpenAsync(bed.Manager, it.Review)).Value.Review.Threads;

    private static async Task<IReadOnlyList<CommentForMe>> MineAsync(Testbed bed, Actor who) =>
        (await bed.Get<ActionService>().MyWorkAsync(who)).Value.Comments;

    private static void Done(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);
}
