namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>One thing to choose in a <see cref="Select"/> or a <see cref="RadioGroup"/>.</summary>
/// <param name="Value">What is stored or posted.</param>
/// <param name="Label">What a person reads.</param>
/// <param name="Help">A line under the label, in a radio group only.</param>
/// <param name="Group">Heading it stands under, in a select only.</param>
public sealed record Choice(string Value, string Label, string? Help = null, string? Group = null, bool Disabled = false)
{
    /// <summary>The names of an enum as choices, in its order; <paramref name="label"/> says them in words.</summary>
    public static IReadOnlyList<Choice> Of<TEnum>(Func<TEnum, string> label) where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(value => new Choice(value.ToString(), label(value)))];
}
