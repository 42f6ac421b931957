using Microsoft.EntityFrameworkCore;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Factors;

[TestClass]
public sealed class FactorMoveTests
{
    private Testbed _bed = null!;
    private ReviewService _reviews = null!;
    private int _number;
    private readonly Dictionary<string, Guid> _factors = [];

    [TestInitialize]
    public async Task StartAsync()
    {
        _bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(_bed, Standing.Analyzing);
        (_number, _reviews) = (it.Review, _bed.Get<ReviewService>());
        foreach (var factor in (await ReviewAsync()).Factors) await _bed.Factors.RemoveFactorAsync(_bed.Manager, _number, factor.Id);
        foreach (var name in new[] { "a", "b", "c", "d" }) await AddAsync(name, null);
        await AddAsync("b1", "b");
        await AddAsync("b2", "b");
    }

    [TestCleanup]
    public async Task StopAsync() => await _bed.DisposeAsync();

    [TestMethod]
    [DataRow("d", null, "a", "d a b( b1 b2 ) c")]
    [DataRow("d", null, "b", "a d b( b1 b2 ) c")]
    [DataRow("a", null, null, "b( b1 b2 ) c d a")]
    [DataRow("a", null, "d", "b( b1 b2 ) c a d")]
    [DataRow("a", "b", "b2", "b( b1 a b2 ) c d")]
    [DataRow("a", "b1", null, "b( b1( a ) b2 ) c d")]
    [DataRow("b2", null, "b", "a b2 b( b1 ) c d")]
    [DataRow("b", "a", null, "a( b( b1 b2 ) ) c d")]
    [DataRow("b2", "b", "b1", "a b( b2 b1 ) c d")]
    [DataRow("c", null, "d", "a b( b1 b2 ) c d")]
    public async Task A_factor_goes_where_it_is_put_with_all_beneath_it_and_the_others_keep_their_order(string moved, string? parent, string? before,
        string expected)
    {
        var was = await TreeAsync();
        Assert.IsNull(await MoveAsync(moved, parent, before));
        Assert.AreEqual(expected, await TreeAsync());
        if (was == expected) Assert.IsFalse(await _bed.RowsAsync(db => db.Changes.AnyAsync(c => c.Verb == "factor.move")), "a move that moves nothing is told");
    }

    [TestMethod]
    public async Task Random_moves_lose_no_factor_and_do_what_they_say()
    {
        var random = new Random(20261125);
        for (var i = 0; i < 60; i++)
        {
            var names = _factors.Keys.ToList();
            var (moved, parent) = (names[random.Next(names.Count)], random.Next(3) == 0 ? null : names[random.Next(names.Count)]);
            var siblings = (await ReviewAsync()).Factors.Where(f => f.ParentId == (parent is null ? null : _factors[parent]) && f.Text != moved).ToList();
            var before = siblings.Count == 0 || random.Next(3) == 0 ? null : siblings[random.Next(siblings.Count)].Text;
            var refusal = await MoveAsync(moved, parent, before);
            var review = await ReviewAsync();
            Assert.HasCount(6, review.FactorTree(), "a factor was lost in a circle");
            if (refusal is not null) continue;
            var now = review.Factors.Where(f => f.ParentId == (parent is null ? null : _factors[parent])).Select(f => f.Text).ToList();
            var expected = siblings.Select(f => f.Text).ToList();
            expected.Insert(before is null ? expected.Count : expected.IndexOf(before), moved);
            CollectionAssert.AreEqual(expected, now, $"{moved} under {parent} before {before}");
        }
    }

    [TestMethod]
    public async Task A_factor_under_its_own_child_or_itself_or_before_what_is_not_there_is_refused_with_a_sentence()
    {
        foreach (var beneath in new[] { "b", "b1" })
            Assert.AreEqual("A factor cannot stand beneath itself. Move the lower one up first.", (await MoveAsync("b", beneath, null))?.Sentence);
        StringAssert.Contains((await MoveAsync("a", null, "b1"))!.Sentence, "Look at it, and move it again");
        StringAssert.Contains((await MoveAsync("a", null, "a"))!.Sentence, "Look at it, and move it again");
        Assert.AreEqual(RefusalKind.NotFound, (await _bed.Factors.MoveFactorAsync(_bed.Manager, _number, _factors["a"], Guid.CreateVersion7()))?.Kind);
        Assert.AreEqual("a b( b1 b2 ) c d", await TreeAsync());
    }

    private async Task<Refusal?> MoveAsync(string moved, string? parent, string? before) =>
        await _bed.Factors.MoveFactorAsync(_bed.Member, _number, _factors[moved], parent is null ? null : _factors[parent], before is null ? null
            : _factors[before]);

    private async Task AddAsync(string name, string? parent) =>
        _factors[name] = (await _bed.Factors.AddFactorAsync(_bed.Manager, _number, new FactorText(name, "tools"), parent is null ? null
            : _factors[parent])).Value;

    private async Task<Review> ReviewAsync() => (await _reviews.OpenAsync(_bed.Manager, _number)).Value.Review;

    private async Task<string> TreeAsync()
    {
        var review = await ReviewAsync();
        string Under(Guid? parent) => string.Join(' ', review.Factors.Where(f => f.ParentId == parent)
            .Select(f => Under(f.Id) is { Length: > 0 } below ? $"{f.Text}( {below} )" : f.Text));
        return Under(null);
    }
}
