using Postmortem.Reviews;
using Postmortem.Reviews.History;
using Postmortem.Storage;
using Postmortem.Storage.Sqlite;

namespace Postmortem.Tests.Reviews.History;

[TestClass]
public sealed class ReviewVerbTests
{
    [TestMethod]
    public void Every_verb_is_found_by_its_name_and_no_two_share_one()
    {
        Assert.IsGreaterThan(100, Verb.All.Count);
        foreach (var (name, verb) in Verb.All) Assert.AreEqual(name, verb.Name);
        Assert.AreSame(HistoryService.Undo, ReviewVerb.Named("review.undo"));
        Assert.IsNull(ReviewVerb.Named("review.never-was"));
    }

    [TestMethod]
    public void A_verb_that_can_be_undone_says_in_the_history_what_it_did()
    {
        foreach (var verb in Verb.All.Values.OfType<ReviewVerb>().Where(v => v.CanBeUndone)) Assert.IsNotEmpty(verb.Says, verb.Name);
    }

    [TestMethod]
    public void Rows_of_every_part_of_a_review_are_known_to_be_of_a_slice()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType)
            .Where(t => t.GetProperty("ReviewId") is not null && t != typeof(Change) && !t.IsDefined(typeof(UnloggedAttribute), false)))
            Assert.AreNotEqual(ReviewSlices.All, ReviewSlicesOfRows.Of("", type.Name),
                $"{type.Name} is of no slice, so each change of one loads and draws everything.");
    }

    [TestMethod]
    public void Every_property_of_a_review_is_known_to_be_of_a_slice()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        CollectionAssert.AreEquivalent(VerbSlices.Known.ToList(), db.Model.FindEntityType(typeof(Review))!.GetProperties().Select(p => p.Name)
            .Except([nameof(Review.Id), nameof(Review.Version)]).ToList());
    }

    [TestMethod]
    public void A_row_of_the_review_itself_is_about_what_its_verb_touches_and_an_unknown_one_about_everything()
    {
        Assert.AreEqual(ReviewSlices.CustomerView, ReviewSlicesOfRows.Of("review.write-customer-view", nameof(Review)));
        Assert.AreEqual(ReviewSlices.All, ReviewSlicesOfRows.Of("review.never-was", nameof(Review)));
        Assert.AreEqual(ReviewSlices.All, ReviewSlicesOfRows.Of("factor.move", "NeverWas"));
        Assert.AreEqual(ReviewSlices.Signatures, ReviewSlicesOfRows.Of("factor.move", "Signature"));
    }
}
