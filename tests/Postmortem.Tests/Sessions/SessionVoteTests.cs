using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Sessions;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Sessions;

/// <summary>Who opens and closes a vote on the factors while a session runs.</summary>
[TestClass]
public sealed class SessionVoteTests
{
    private Testbed _bed = null!;
    private AccessCase _it = null!;

    private SessionService Sessions => _bed.Get<SessionService>();

    [TestInitialize]
    public async Task BeginAsync()
    {
        _bed = await Testbed.OpenAsync();
        _it = await AccessCase.PrepareAsync(_bed, Standing.Pausing);
    }

    [TestCleanup]
    public async Task EndAsync() => await _bed.DisposeAsync();

    [TestMethod]
    public async Task Whoever_leads_the_session_leads_its_vote_for_as_long_as_they_lead()
    {
        var reviews = _bed.Get<ReviewService>();
        await Done(reviews.OpenNextStageAsync(_bed.Manager, _it.Review, "prepared for a test"));
        foreach (var text in new[] { "Nothing compares the files", "The screen says paid" })
            Assert.IsTrue((await _bed.Factors.AddFactorAsync(_bed.Manager, _it.Review, new FactorText(text, "tools"), null)).Ok);
        Assert.IsFalse((await PageAsync()).LeadsVotes);
        Assert.IsNotNull((await _bed.Votes.OpenVoteAsync(_bed.Member, _it.Review)).Refusal, "takes part and does not lead");

        await Done(Sessions.HandOverAsync(_bed.Manager, _it.Review, _bed.Member.PersonId));
        Assert.IsTrue((await PageAsync()).LeadsVotes);
        Assert.IsTrue((await _bed.Votes.OpenVoteAsync(_bed.Member, _it.Review)).Ok);
        await Done(_bed.Votes.CloseVoteAsync(_bed.Member, _it.Review));
        Assert.IsTrue((await _bed.Votes.OpenVoteAsync(_bed.Member, _it.Review)).Ok);

        await Done(Sessions.EndAsync(_bed.Member, _it.Review));
        Assert.IsFalse((await PageAsync()).LeadsVotes);
        Assert.AreEqual("Only the facilitator, a manager or whoever leads the session closes a vote.",
            (await _bed.Votes.CloseVoteAsync(_bed.Member, _it.Review))?.Sentence);
    }

    /// <summary>As Mia sees it.</summary>
    private async Task<ReviewPage> PageAsync() => (await _bed.Get<ReviewService>().OpenAsync(_bed.Member, _it.Review)).Value;

    private static async Task Done(Task<Refusal?> verb)
    {
        var refusal = await verb;
        Assert.IsNull(refusal, refusal?.Sentence);
    }
}
