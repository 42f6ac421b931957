using System.Text.RegularExpressions;
using Postmortem.Reviews;
using Postmortem.Reviews.History;

namespace Postmortem.Tests.Reviews.History;

[TestClass]
public sealed partial class HistoryEntryTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 3, 9, 41, 0, TimeSpan.Zero);
    private static readonly Guid Ana = Guid.Parse("01a204f8-13cc-7006-971f-986d66267912");
    private static readonly Guid Thing = Guid.Parse("01a204f8-1778-700f-b274-ba232f7882c4");

    [TestMethod]
    public void Naming_a_facilitator_says_who_by_name()
    {
        var entry = Tell("review.name-facilitator", "Review", """{"FacilitatorId":null}""", $$"""{"FacilitatorId":"{{Ana}}"}""")!;
        Assert.AreEqual("Mo Manager named Ana Novak the facilitator", $"{entry.Who} {entry.Did}");
        Assert.IsEmpty(entry.Details);
    }

    [TestMethod]
    public void An_answer_about_containment_is_said_in_words_and_shows_the_note()
    {
        var entry = Tell("review.answer-containment", "Review", """{"Containment":"NotAnswered","ContainmentNote":""}""",
            """{"Containment":"Done","ContainmentNote":"Payouts stopped"}""")!;
        Assert.AreEqual("said that the harm is contained", entry.Did);
        Assert.AreEqual(new HistoryDetail("What was done", null, "Payouts stopped"), entry.Details.Single());
    }

    [TestMethod]
    public void A_rewritten_text_is_shown_as_it_was_and_as_it_is()
    {
        var detail = Tell("review.write-customer-view", "Review", """{"CustomerView":"It said paid."}""",
            """{"CustomerView":"It said paid.\nIt was not."}""")!.Details.Single();
        Assert.AreEqual("It said paid.", detail.Before);
        Assert.AreEqual("It said paid.\nIt was not.", detail.After);
        Assert.IsFalse(detail.IsShort, "two lines need room");
    }

    [TestMethod]
    public void A_changed_action_names_its_reference_and_says_days_and_strength_in_words()
    {
        var details = Tell("action.edit", "CorrectiveAction", """{"DueOn":"2026-12-01","Strength":"Weaker"}""",
            $$"""{"DueOn":"2026-12-08","Strength":"Stronger","OwnerId":"{{Ana}}"}""")!.Details;
        CollectionAssert.AreEquivalent(new[] { "Due", "Strength", "Owner" }, details.Select(d => d.Label).ToList());
        Assert.AreEqual("weaker", details.Single(d => d.Label == "Strength").Before);
        Assert.AreEqual("Ana Novak", details.Single(d => d.Label == "Owner").After);
        Assert.AreEqual("8 Dec 2026", details.Single(d => d.Label == "Due").After);
    }

    [TestMethod]
    public void Times_are_told_in_the_zone_of_the_reader() =>
        Assert.AreEqual("3 Nov 2026, 10:41", Tell("timeline.add", "TimelineEntry", null,
            """{"Text":"First call","HappenedAt":"2026-11-03T09:41:00+00:00"}""")!.Details.Single().After);

    [TestMethod]
    public void A_removed_entry_is_named_by_what_the_review_still_knows_of_it() =>
        Assert.AreEqual("took “The known thing” off the timeline",
            Tell("timeline.remove", "TimelineEntry", """{"RemovedAt":null}""", """{"RemovedAt":"2026-11-03T09:41:00+00:00"}""")!.Did);

    [TestMethod]
    public void A_sealed_perspective_tells_nothing_of_its_text()
    {
        var entry = Tell("review.write-perspective", "Perspective", """{"Content":"…"}""", """{"Content":"…"}""")!;
        Assert.AreEqual("wrote on their perspective", entry.Did);
        Assert.IsEmpty(entry.Details);
    }

    [TestMethod]
    public void A_signature_that_an_edit_voided_is_told_apart_from_the_edit()
    {
        var entry = Tell("review.rename", "Signature", """{"VoidedBecause":""}""", """{"VoidedBecause":"The review was changed after it was signed."}""")!;
        Assert.AreEqual("The signature", entry.Who);
        Assert.AreEqual("The review was changed after it was signed.", entry.Details.Single().After);
    }

    [TestMethod]
    public void Rows_that_only_go_along_with_a_start_are_left_out()
    {
        Assert.IsNotNull(Tell("review.start", "Review", null, """{"Title":"Refunds"}"""));
        Assert.IsNull(Tell("review.start", "ContainmentItem", null, """{"Text":"Stopped"}"""));
        Assert.IsNull(Tell("review.start", "Incident", """{"ReviewId":null}""", "{}"));
    }

    [TestMethod]
    public void What_a_customer_did_begins_with_a_customer() =>
        Assert.AreEqual("A customer", Tell("recipient.reply", "Recipient", "{}", """{"Answer":"Yes"}""", who: null)!.Who);

    [TestMethod]
    [DataRow("comment.write", "Comment", """{"Text":"**Is** it?","ThreadId":"01a204f8-1778-700f-b274-ba232f7882c4"}""", "said on The known thing: “Is it?”")]
    [DataRow("comment.take-back", "Comment", """{"TakenBackAt":"2026-11-03T09:41:00Z"}""", "took back a comment: “The known thing”")]
    [DataRow("comment.resolve", "CommentThread", """{"ResolvedAt":"2026-11-03T09:41:00Z"}""", "resolved the comments on The known thing")]
    [DataRow("comment.reopen", "CommentThread", """{"ResolvedAt":null}""", "opened the comments on The known thing again")]
    [DataRow("comment.write", "CommentThread", "{}", null)]
    [DataRow("comment.read", "CommentAddressee", "{}", null)]
    public void What_was_said_is_told_with_what_it_was_said_about_and_who_read_it_is_nobodys_business(string verb, string type, string after,
        string? sentence) =>
        Assert.AreEqual(sentence, Tell(verb, type, null, after)?.Did);

    [TestMethod]
    public void Every_verb_that_a_review_can_be_changed_by_has_words_of_its_own()
    {
        var folder = Checkout.Folder("src/Postmortem");
        var verbs = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Where(line => !line.Contains("///", StringComparison.Ordinal)).SelectMany(line => Verb().Matches(line))
                .Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.IsGreaterThan(30, verbs.Count, "no verbs were found");
        string[] types = ["Review", "ContainmentItem", "Participant", "Perspective", "PerspectiveReminder", "CustomerAnswer", "CustomerQuote", "JourneyStep",
            "Signature", "TimelineEntry", "ContributingFactor", "FactorVote", "Mitigator", "Recognition", "CorrectiveAction", "ShareableFact", "Notice",
            "Recipient"];
        var silent = verbs.Where(verb => types.All(type => Tell(verb, type, null, "{}") is not { } entry
            || entry.Did.Contains("no words", StringComparison.Ordinal)));
        Assert.AreEqual("", string.Join(", ", silent));
    }

    private static HistoryEntry? Tell(string verb, string type, string? before, string? after, string? who = "Mo Manager")
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
        try
        {
            return HistoryEntry.Of(new HistoryValues(new HistoryRow(1, At, who, verb, type, Thing, before, after),
                id => id == Ana ? "Ana Novak" : "Nobody yet", id =>
                    id == Thing ? "The known thing" : null, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [GeneratedRegex("\"((?:review|quote|journey|timeline|factor|vote|mitigator|recognition|action|fact)\\.[a-z-]+)\"")]
    private static partial Regex Verb();
}
