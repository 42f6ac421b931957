using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;
using Postmortem.Reviews;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Tests;

/// <summary>What each part of the house may touch. A new arrow is a decision, and is made here.</summary>
[TestClass]
public sealed partial class ArrowTests
{
    private const string Rooms = "Postmortem.Reviews", Pages = "Postmortem.Web.Components.Reviews";

    private static readonly Assembly Product = typeof(Review).Assembly, Web = typeof(Icons).Assembly;

    private static readonly string[] Features = ["Actions", "Exchange", "Incidents", "Notices", "Reports", "Reviews", "Samples", "Search", "Sessions",
        "Wording"];

    /// <summary>Each room of a review knows the review as a whole, and of the other rooms these.</summary>
    private static readonly Dictionary<string, string[]> RoomsKnow = new()
    {
        ["Across"] = ["Factors"],
        ["Comments"] = ["Evidence", "Factors", "Pause", "Perspectives", "Timeline"],
        ["Evidence"] = [],
        ["Factors"] = ["Evidence", "Perspectives"],
        ["Fix"] = ["Evidence", "Factors", "Pause", "Timeline"], // a signature is for all that the review says
        ["Hints"] = [],
        ["History"] = ["Comments", "Evidence", "Factors", "Fix", "Timeline"],
        ["Pause"] = ["Perspectives"],
        ["Perspectives"] = ["Pause"],
        ["Timeline"] = [],
    };

    /// <summary>
    /// Each room's pages know the desk, which holds the review that is open, and of the other rooms' pages these. The desk puts the stages together, so
    /// it knows what stands in them.
    /// </summary>
    private static readonly Dictionary<string, string[]> PagesKnow = new()
    {
        ["Across"] = [],
        ["Comments"] = [],
        ["Desk"] = ["Across", "Comments", "Evidence", "Factors", "Fix", "Hints", "Pause", "Perspectives", "Timeline"],
        ["Evidence"] = [],
        ["Factors"] = ["Evidence"],
        ["Fix"] = ["Across"],
        ["Hints"] = [],
        ["History"] = [],
        ["Pause"] = [],
        ["Perspectives"] = ["Factors", "Timeline"],
        ["Register"] = [],
        ["Timeline"] = ["Evidence"],
    };

    [TestMethod]
    public void Storage_knows_no_feature_but_the_people_who_ask() =>
        Expect(Product, "Postmortem.Storage", [.. Features.Select(f => $"Postmortem.{f}")]);

    [TestMethod]
    public void The_kit_knows_no_feature_and_no_service()
    {
        const string kit = "Postmortem.Web.Components.Kit";
        Expect(Web, kit,
        [
            .. Features.Where(f => f != "Wording").Select(f => $"Postmortem.{f}"), "Postmortem.Storage", "Postmortem.People",
            .. Features.Concat(["Drafts", "Home", "People"]).Select(f => $"Postmortem.Web.Components.{f}"),
            "Postmortem.Web.Api", "Postmortem.Web.Cli", "Postmortem.Web.Hosting",
            .. Product.GetTypes().Where(t => t.Name.EndsWith("Service", StringComparison.Ordinal)).Select(t => t.FullName!),
        ]);
        // The gallery, which shows the kit, is a page and guarded as pages are.
        Expect(Types.InAssembly(Web).That().ResideInNamespace(kit).And().DoNotResideInNamespace($"{kit}.Gallery"), kit,
            ["Postmortem.Web.Components.Layout"]);
    }

    [TestMethod]
    [DynamicData(nameof(RoomNames))]
    public void A_room_of_a_review_knows_no_other_than_it_says(string room) => Expect(Product, $"{Rooms}.{room}", Others(Rooms, room, RoomsKnow));

    /// <summary>A room's part of <c>Review</c> is of the review's namespace, where a search by namespaces does not find it.</summary>
    [TestMethod]
    [DynamicData(nameof(RoomNames))]
    public void A_rooms_part_of_the_review_knows_no_other_room_than_it_says(string room)
    {
        foreach (var file in Directory.EnumerateFiles(Checkout.Folder($"src/Postmortem/Reviews/{room}"), "Review.*.cs"))
            foreach (Match known in RoomUsed().Matches(File.ReadAllText(file)))
                if (known.Groups[1].Value is var other && other != room) Assert.Contains(other, RoomsKnow[room], Path.GetFileName(file));
    }

    [TestMethod]
    [DynamicData(nameof(PageNames))]
    public void The_pages_of_a_room_know_no_others_than_they_say(string room) => Expect(Web, $"{Pages}.{room}", Others(Pages, room, PagesKnow));

    [TestMethod]
    public void Every_room_has_its_arrows()
    {
        CollectionAssert.AreEquivalent(RoomsKnow.Keys.ToList(), Inside(Product, Rooms));
        CollectionAssert.AreEquivalent(PagesKnow.Keys.ToList(), Inside(Web, Pages));
    }

    [TestMethod]
    public void An_arrow_that_is_not_allowed_would_be_found() =>
        Assert.ThrowsExactly<AssertFailedException>(() => Expect(Product, $"{Rooms}.Fix", [$"{Rooms}.Factors"]));

    public static IEnumerable<object[]> RoomNames => RoomsKnow.Keys.Select(room => new object[] { room });
    public static IEnumerable<object[]> PageNames => PagesKnow.Keys.Select(room => new object[] { room });

    [GeneratedRegex(@"\bReviews\.([A-Z]\w+)")]
    private static partial Regex RoomUsed();

    private static string[] Others(string prefix, string room, Dictionary<string, string[]> know) =>
        [.. know.Keys.Where(other => other != room && other != "Desk" && !know[room].Contains(other)).Select(other => $"{prefix}.{other}")];

    private static List<string> Inside(Assembly assembly, string prefix) =>
        [.. assembly.GetTypes().Select(t => t.Namespace ?? "").Where(n => n.StartsWith(prefix + ".", StringComparison.Ordinal))
            .Select(n => n[(prefix.Length + 1)..]).Distinct()];

    private static void Expect(Assembly assembly, string from, string[] never) =>
        Expect(Types.InAssembly(assembly).That().ResideInNamespace(from), from, never);

    private static void Expect(PredicateList types, string from, string[] never)
    {
        var result = types.Should().NotHaveDependencyOnAny(never).GetResult();
        if (!result.IsSuccessful)
            Assert.Fail($"{from} may not know what it knows:\n{string.Join('\n', result.FailingTypes.Select(t => $"{t.FullName}: {t.Explanation}"))}");
    }
}
