using System.Reflection;
using System.Text.RegularExpressions;
using Postmortem.Reviews;

namespace Postmortem.Web.Tests;

/// <summary>What a verb answers may be a refusal. Whoever lets it fall says so with "_ =", and why nobody needs to hear of it.</summary>
[TestClass]
public sealed partial class RefusalsAreReadTests
{
    [TestMethod]
    public void Nobody_waits_for_a_verb_without_looking_at_what_it_answered()
    {
        var root = Path.Combine(Checkout.Root, "src");
        var sources = Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                StringComparison.Ordinal))
            .Select(file => (File: Path.GetRelativePath(root, file), Text: File.ReadAllText(file))).ToList();
        var services = typeof(Review).Assembly.GetTypes().Where(t => t.Name == "Store" || t.Name.EndsWith("Service", StringComparison.Ordinal))
            .ToDictionary(t => t.Name);
        // How a service is called where it is used: Pause, drafts, devices.
        var called = sources.SelectMany(s => Declared().Matches(s.Text)).Where(m => services.ContainsKey(m.Groups[1].Value))
            .ToLookup(m => m.Groups[2].Value, m => services[m.Groups[1].Value]);
        Assert.IsGreaterThan(20, called.Count);

        var fallen = sources.SelectMany(s => Awaited().Matches(s.Text)
            .Where(m => called[m.Groups[1].Value].Any(service => MayRefuse(service, m.Groups[2].Value)))
            .Select(m => $"{s.File}: {m.Value.Trim()}")).ToList();
        Assert.IsEmpty(fallen, string.Join("\n", fallen));
    }

    private static bool MayRefuse(Type service, string verb) =>
        service.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).Any(m => m.Name == verb
            && m.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>) && task.GetGenericArguments()[0] is var answer
            && (answer == typeof(Refusal) || (answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(Result<>))));

    [GeneratedRegex(@"\b(Store|\w+Service) (\w+)\b")]
    private static partial Regex Declared();

    /// <summary>A statement that begins with the verb, and does nothing with its answer on the same line.</summary>
    [GeneratedRegex(@"(?<=[;{})]\s*|\belse\s+|//.*\s+)(?<!=>\s*)await (\w+)!?\.(\w+)\((?!.*\) (?:is|\?|switch|==) ).*")]
    private static partial Regex Awaited();
}
