using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Postmortem.Reviews.Fix;

/// <summary>One statement of a review as it was signed.</summary>
/// <param name="Thing">What it belongs to: "review", "factor/…", "action/12".</param>
/// <param name="Property">Which property of it.</param>
/// <param name="Value">As text: ids and times in their invariant forms.</param>
public sealed record SignedPart(string Thing, string Property, string Value)
{
    /// <summary>The parts of one thing; what is empty is no part.</summary>
    internal static IEnumerable<SignedPart> Of(string thing, params (string Property, object? Value)[] values) =>
        from pair in values
        let text = Text(pair.Value)
        where text.Length > 0
        select new SignedPart(thing, pair.Property, text);

    private static string Text(object? value) => value switch
    {
        null or false => "",
        true => "yes",
        string text => text,
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>What a signature was put under, to compare with what the review says later. It is read only for that.</summary>
[Storage.Unlogged("the signature's own row tells that it was signed, and its hash what")]
public sealed class SignedContent
{
    private SignedContent() { }

    internal SignedContent(Signature signature, string parts) => (SignatureId, Parts) = (signature.Id, parts);

    public Guid SignatureId { get; private set; }

    /// <summary>A JSON array of <see cref="SignedPart"/>s; its SHA-256 is the signature's hash.</summary>
    internal string Parts { get; private set; } = "";

    internal IReadOnlyList<SignedPart> Read() => JsonSerializer.Deserialize<List<SignedPart>>(Parts) ?? [];
}

/// <summary>One difference between what was signed and what is there now.</summary>
/// <param name="Thing">As in <see cref="SignedPart"/>.</param>
/// <param name="Name">How people call the thing: its first words, or "A-12".</param>
/// <param name="Before">Null where it is new.</param>
/// <param name="After">Null where it is gone.</param>
public sealed record SignedChange(string Thing, string Name, string Property, string? Before, string? After)
{
    /// <summary>Properties that say what a thing is; of one that was added or taken away, these are enough.</summary>
    private static readonly string[] Main = ["Text", "Did", "Totals"];

    internal static IReadOnlyList<SignedChange> Between(IReadOnlyList<SignedPart> before, IReadOnlyList<SignedPart> after)
    {
        var (was, now) = (before.ToLookup(p => p.Thing), after.ToLookup(p => p.Thing));
        List<SignedChange> changes = [];
        foreach (var thing in after.Concat(before).Select(p => p.Thing).Distinct())
        {
            var (old, young) = (was[thing].ToDictionary(p => p.Property, p => p.Value), now[thing].ToDictionary(p => p.Property, p => p.Value));
            var name = NameOf(thing, young.Count > 0 ? young : old);
            var isWhole = thing != "review" && (old.Count == 0 || young.Count == 0);
            foreach (var property in young.Keys.Concat(old.Keys).Distinct())
                if ((!isWhole || Main.Contains(property)) && old.GetValueOrDefault(property) != young.GetValueOrDefault(property))
                    changes.Add(new SignedChange(thing, name, property, old.GetValueOrDefault(property), young.GetValueOrDefault(property)));
        }
        return changes;
    }

    private static string NameOf(string thing, Dictionary<string, string> values) =>
        thing.StartsWith("action/", StringComparison.Ordinal) ? $"A-{thing["action/".Length..]}"
        : Main.Select(values.GetValueOrDefault).FirstOrDefault(v => v is not null) is { } text ? Words.Short(text, 60) : "";
}

/// <param name="Signature">The newest of those that no longer hold.</param>
/// <param name="Changes">Null where it was signed before contents were kept.</param>
public sealed record SinceSigned(Signature Signature, IReadOnlyList<SignedChange>? Changes);

internal sealed class SignedContentMapping : IEntityTypeConfiguration<SignedContent>
{
    public void Configure(EntityTypeBuilder<SignedContent> content)
    {
        content.ToTable("SignedContents");
        content.HasKey(c => c.SignatureId);
        content.Property(c => c.Parts);
        content.HasOne<Signature>().WithOne().HasForeignKey<SignedContent>(c => c.SignatureId);
    }
}
