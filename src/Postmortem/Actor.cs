namespace Postmortem;

/// <summary>
/// Who asks. Every verb takes one and reads the person's present role from the database, so that a changed role or a
/// disabled account takes effect with the very next verb.
/// </summary>
public readonly record struct Actor(Guid PersonId);
