using System.Collections.Frozen;
using System.Reflection;

namespace Postmortem.Storage;

/// <summary>Something that can be done, as the log calls it. Declared once, as a field beside the method that does it.</summary>
/// <param name="Name">Such as "factor.move"; it stands in the log for ever.</param>
public record Verb(string Name)
{
    /// <summary>For what must not be traced to anyone: nothing that is logged may be altered under it.</summary>
    public static readonly Verb Untraced = new("");

    private static readonly Lazy<FrozenDictionary<string, Verb>> Known = new(() =>
        typeof(Verb).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType.IsAssignableTo(typeof(Verb)))
            .Select(f => (Verb)f.GetValue(null)!).ToDictionary(v => v.Name).ToFrozenDictionary());

    /// <summary>Every verb there is, by its name. Two of one name are a fault of the program, and throw.</summary>
    public static IReadOnlyDictionary<string, Verb> All => Known.Value;
}
