namespace Postmortem.Web.Components.Kit;

/// <summary>One step of the way to a page. The last has no <paramref name="Href"/>: it is the page.</summary>
public sealed record Crumb(string Label, string? Href = null);

/// <summary>One view of a page among its siblings, each at its own address.</summary>
public sealed record TabLink(string Label, string Href, bool Current = false, int? Count = null);
