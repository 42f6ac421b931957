namespace Postmortem.Storage;

/// <summary>Marks an entity whose rows are not the organisation's record, with the reason.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnloggedAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>A property whose value is nobody's to read in a log: an ellipsis takes its place.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConcealedAttribute : Attribute;

/// <summary>An entity whose parts' changes are told as changes of it: a review.</summary>
public interface IChangeRoot
{
    Guid Id { get; }
}

/// <summary>An entity that is named on every page, so that each is woken when one of them changes.</summary>
public interface INamedEverywhere;
