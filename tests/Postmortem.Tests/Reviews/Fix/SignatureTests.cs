using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Fix;

/// <summary>What a signature is for, and what became of it since.</summary>
[TestClass]
public sealed class SignatureTests
{
    [TestMethod]
    public async Task What_changed_since_it_was_signed_is_told_part_by_part()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>());
        Done(await bed.Signatures.SignAsync(bed.Manager, it.Review));
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Signatures.SinceSignedAsync(bed.Manager, it.Review)).Refusal!.Kind,
            "while it holds there is nothing to compare");

        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, "", "It said paid.");
        Done(await bed.Findings.RemoveMitigatorAsync(bed.Member, it.Review, it.Mitigator));
        Done((await bed.Factors.AddFactorAsync(bed.Member, it.Review, new FactorText("Nobody is on call at night", "workload") { Evidence = "rota" },
            null)).Refusal);
        var action = (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Actions.Single();
        Done(await bed.Plans.EditActionAsync(bed.Member, it.Review, it.ActionId, action.Version, ActionText.Of(action) with { OwnerId = bed.Member.PersonId }));

        var since = (await bed.Signatures.SinceSignedAsync(bed.Member, it.Review)).Value;

        Assert.AreEqual(bed.Manager.PersonId, since.Signature.SignedById);
        CollectionAssert.AreEquivalent(new[]
        {
            ("review", "CustomerView", null, "It said paid."),
            ($"mitigator/{it.Mitigator:N}", "Text", "Support kept a list", null),
            ($"action/{it.Action}", "OwnerId", bed.Manager.PersonId.ToString(), bed.Member.PersonId.ToString()),
        }, since.Changes!.Where(c => !c.Thing.StartsWith("factor", StringComparison.Ordinal)).Select(c => (c.Thing, c.Property, c.Before, c.After)).ToArray());
        var added = since.Changes!.Single(c => c.Thing.StartsWith("factor", StringComparison.Ordinal));
        Assert.AreEqual(("Text", (string?)null, "Nobody is on call at night"), (added.Property, added.Before, added.After));

        Done(await bed.History.UndoAsync(bed.Member, it.Review, (await bed.History.LastOfMineAsync(bed.Member, it.Review)).Value.Rows[^1].Sequence));
        Assert.IsFalse((await bed.Signatures.SinceSignedAsync(bed.Member, it.Review)).Value.Changes!.Any(c => c.Property == "OwnerId"),
            "what is as it was is no change");
    }

    [TestMethod]
    public async Task Of_two_who_sign_at_once_the_second_is_told_of_the_first()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Sent), bed.Get<ReviewService>());

        var answers = await Task.WhenAll(Task.Run(() => bed.Signatures.SignAsync(bed.Manager, it.Review)),
            Task.Run(() => bed.Signatures.SignAsync(bed.Administrator, it.Review)));

        var second = answers.Single(a => a is not null)!;
        Assert.AreEqual(RefusalKind.Conflict, second.Kind);
        StringAssert.Matches(second.Sentence, new("^(Mo Manager|Ada Admin) signed this version already"));
        Assert.AreEqual(1, (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Signatures.Count);
    }

    [TestMethod]
    [DataRow("We call them at noon.", "We call them before noon.", "=We call them |-at|+before|= noon.")]
    [DataRow("", "New", "+New")]
    [DataRow("Old", "", "-Old")]
    [DataRow("Same", "Same", "=Same")]
    public void Words_that_were_put_in_and_taken_out_are_marked(string before, string after, string marked) =>
        Assert.AreEqual(marked, string.Join('|', WordDiff.Of(before, after)
            .Select(r => $"{(r.Kind == DiffKind.Same ? '=' : r.Kind == DiffKind.Added ? '+' : '-')}{r.Text}")));

    [TestMethod]
    public void Both_texts_can_be_read_out_of_their_comparison()
    {
        var random = new Random(118);
        for (var i = 0; i < 300; i++)
        {
            var (before, after) = (Text(random), Text(random));
            var runs = WordDiff.Of(before, after);
            Assert.AreEqual(before, string.Concat(runs.Where(r => r.Kind != DiffKind.Added).Select(r => r.Text)));
            Assert.AreEqual(after, string.Concat(runs.Where(r => r.Kind != DiffKind.Removed).Select(r => r.Text)));
        }
        Assert.AreEqual(2, WordDiff.Of(string.Join(' ', Enumerable.Range(0, 5000)), string.Join(',', Enumerable.Range(9000, 5000))).Count, "too much to weave");
    }

    [TestMethod]
    public async Task An_incident_gets_no_review_only_with_a_reason_that_stands_in_the_register()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, incidents, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<IncidentService>(), bed.Get<ReviewService>());
        Assert.IsNotNull(await incidents.SkipReviewAsync(bed.Manager, it.Loose, " "));
        Assert.IsNotNull(await incidents.SkipReviewAsync(bed.Manager, it.Incident, "It has a review"));
        Done(await incidents.SkipReviewAsync(bed.Manager, it.Loose, "The same as last week; its review covers it"));

        var row = (await incidents.SkippedAsync(bed.Member, 1)).Value.Rows.Single();
        Assert.AreEqual((it.Loose, "The same as last week; its review covers it", "Mo Manager"), (row.Number, row.Reason, row.By));
        Assert.AreEqual(0, (await incidents.SkippedAsync(bed.Stranger, 1)).Value.Total, "it is not theirs to see");
        Assert.AreEqual(0, (await incidents.ListAsync(bed.Manager, true, new())).Value.Waiting);
        StringAssert.Contains((await reviews.StartAsync(bed.Member, [it.Loose])).Refusal!.Sentence, "gets no review");

        Done(await incidents.TakeSkippingBackAsync(bed.Manager, it.Loose));
        Assert.AreEqual(0, (await incidents.SkippedAsync(bed.Member, 1)).Value.Total);
        Assert.IsTrue((await reviews.StartAsync(bed.Member, [it.Loose])).Ok);
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(12))
        .Select(_ => new[] { "we ", "call", " ", ", ", "noon", "\U0001F600", "\n" }[random.Next(7)]));

    private static void Done(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);
}
