using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Factors;

[TestClass]
public sealed class FactorEvidenceTests
{
    [TestMethod]
    public async Task A_perspective_shows_no_factor_before_it_is_revealed_nor_in_another_review_and_the_answer_tells_not_whether_it_is_there()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Analyzing), bed.Get<ReviewService>());
        var account = (await bed.Perspectives.AccountsAsync(bed.Manager, it.Review)).Value.Revealed.Single(a => a.AuthorId is null).Id;
        var another = (await reviews.StartAsync(bed.Manager, [it.Loose], "standard")).Value;
        Task<Result<Guid>> TieAsync(int review, Guid id) =>
            bed.Factors.AddFactorAsync(bed.Manager, review, new FactorText("A factor", "process") { AccountIds = [id] }, null);

        var refusal = (await TieAsync(another, account)).Refusal;
        StringAssert.Contains(refusal!.Sentence, "still sealed");
        Assert.AreEqual(refusal, (await TieAsync(another, Guid.CreateVersion7())).Refusal);
        Assert.IsNull(await reviews.OpenNextStageAsync(bed.Manager, another, "prepared for a test"));
        Assert.AreEqual(Refusal.NotFound, (await TieAsync(another, account)).Refusal);
        Assert.IsTrue((await TieAsync(it.Review, account)).Ok);
    }
}
