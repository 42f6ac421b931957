namespace Postmortem.Web.Components.Kit;

/// <summary>How much a button asks for attention. One <see cref="Main"/> on a page, at most.</summary>
public enum ButtonKind
{
    Ordinary,
    Main,
    Plain,
    Danger,
}

/// <summary>What a colour means. It never decorates, and the words beside it always say the same.</summary>
public enum Tone
{
    Plain,
    Late,
    Care,
    Good,
    Note,
    Accent,
}

internal static class Kinds
{
    public static string? Class(this ButtonKind kind) => kind switch
    {
        ButtonKind.Ordinary => null,
        ButtonKind.Main => "main",
        ButtonKind.Plain => "plain",
        ButtonKind.Danger => "danger",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string? Class(this Tone tone) => tone switch
    {
        Tone.Plain => null,
        Tone.Late => "late",
        Tone.Care => "care",
        Tone.Good => "good",
        Tone.Note => "note",
        Tone.Accent => "accent",
        _ => throw new ArgumentOutOfRangeException(nameof(tone)),
    };

    /// <summary>The shape that says the same as the colour, for those who do not see it.</summary>
    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Late or Tone.Care => "warning",
        Tone.Good => "check",
        Tone.Plain or Tone.Note or Tone.Accent => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(tone)),
    };
}
