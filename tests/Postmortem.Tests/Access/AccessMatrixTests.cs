using System.Reflection;
using Postmortem.Storage;
using Postmortem.Tests.Reviews;

namespace Postmortem.Tests.Access;

[TestClass]
public sealed class AccessMatrixTests
{
    private static readonly Dictionary<Standing, AccessBeds> Prepared = [];

    /// <summary>Verbs for visitors without an account; each has tests of its own.</summary>
    private static readonly HashSet<string> ForVisitors =
    [
        "AccountLinkService.OpenAsync", "AccountLinkService.UseAsync",
        "CustomerService.OpenAsync", "CustomerService.ReplyAsync", "DeviceService.BeginAsync", "DeviceService.OverAsync",
        "PeopleService.OrganisationAsync", "PeopleService.SetUpAsync",
        "PeopleService.SetUpDemoAsync", "PeopleService.IsSetUpAsync",
        "PeopleService.AddFromConsoleAsync", "PeopleService.ActorForConsoleAsync", "ReviewService.Templates", "SignInService.SignInAsync",
    ];

    /// <summary>Verbs that nothing may be told of.</summary>
    private static readonly HashSet<string> LeaveNoTrace = ["PerspectiveService.WriteConfidentiallyAsync", "FactorVoteService.CastVoteAsync"];

    public static IEnumerable<object[]> Rows => AccessMatrix.Rows.Select(row => new object[] { row.Verb });

    public static string NameOf(MethodInfo _, object[] data) => (string)data[0];

    [ClassInitialize]
    public static async Task PrepareAsync(TestContext _)
    {
        foreach (var standing in Enum.GetValues<Standing>()) Prepared[standing] = await AccessBeds.PrepareAsync(standing);
    }

    [ClassCleanup]
    public static async Task CleanUpAsync()
    {
        foreach (var beds in Prepared.Values) await beds.DisposeAsync();
    }

    [TestMethod]
    public void Every_verb_of_every_service_has_a_row()
    {
        var verbs = typeof(Store).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsPublic: true } && t.Name.EndsWith("Service", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => $"{t.Name}.{m.Name}"))
            .Distinct().Except(ForVisitors).Order().ToList();
        CollectionAssert.AreEqual(verbs, AccessMatrix.Rows.Select(r => r.Verb).Distinct().Order().ToList(),
            "A verb without a row, or a row without a verb: " + string.Join(", ", verbs.Except(AccessMatrix.Rows.Select(r => r.Verb))));
    }

    [TestMethod]
    [DynamicData(nameof(Rows), DynamicDataDisplayName = nameof(NameOf))]
    public async Task Each_role_gets_what_the_row_says_and_nothing_is_altered_but_what_the_verb_touches(string verb)
    {
        foreach (var row in AccessMatrix.Rows.Where(r => r.Verb == verb))
        {
            var bed = Prepared[row.Standing].First;
            await ExpectAsync(row, "a member who takes part", bed.Member, row.Own);
            await ExpectAsync(row, "a member who does not", bed.Stranger, row.Others);
            await ExpectAsync(row, "a manager", bed.Manager, row.Manager);
            await ExpectAsync(row, "an administrator", bed.Administrator, row.Administrator);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows), DynamicDataDisplayName = nameof(NameOf))]
    public async Task A_closed_account_and_one_that_never_was_are_signed_out_everywhere(string verb)
    {
        var row = AccessMatrix.Rows.First(r => r.Verb == verb);
        var beds = Prepared[row.Standing];
        foreach (var nobody in new[] { beds.First.Left, new Actor(Guid.CreateVersion7()), default })
            Assert.AreEqual(RefusalKind.SignedOut, (await beds.TryAsync(row, nobody)).Refusal?.Kind);
    }

    private static async Task ExpectAsync(AccessRow row, string who, Actor actor, Outcome expected)
    {
        var (refusal, told, seen) = await Prepared[row.Standing].TryAsync(row, actor);
        var outcome = refusal is null ? Outcome.Done : refusal.Kind == RefusalKind.NotFound ? Outcome.NotFound : Outcome.Refused;
        Assert.AreEqual(expected, outcome, $"{row.Verb} for {who}: {refusal?.Sentence}");
        VerbSlices.Check(told);
        // Refused to a role, and not for how the thing stands: whoever watches over the installation sees who asked.
        if (outcome == Outcome.Done || (outcome == Outcome.Refused && row.Administrator != Outcome.Done) || LeaveNoTrace.Contains(row.Verb)) return;
        Assert.IsTrue(seen.Any(line => line.StartsWith($"Refused: {actor.PersonId}: ", StringComparison.Ordinal)),
            $"{row.Verb} for {who}: not in the security log");
    }
}
