using System.Text.RegularExpressions;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Tests.Kit;

/// <summary>
/// Several people in one text, each with a browser that is some messages behind its server and a server that hears late of what
/// others stored: 10,000 random schedules through the same memory of a field and the same merge as the product.
/// </summary>
[TestClass]
public sealed partial class ConcurrentEditsTests
{
    private const int Schedules = 10_000;

    /// <summary>The schedules of a run are Seed, Seed + 1, …; a failure names its own.</summary>
    private const int Seed = 20_261_124;

    [TestMethod]
    public void Ten_thousand_random_schedules_lose_no_word_and_end_with_the_same_text_before_everyone()
    {
        Console.WriteLine($"{Schedules} schedules from seed {Seed}");
        List<string> failures = [];
        var (conflicts, words) = (0, 0);
        for (var seed = Seed; seed < Seed + Schedules && failures.Count < 5; seed++)
        {
            var table = new Table(seed);
            if (table.Play() is { } problem) failures.Add($"seed {seed}: {problem}");
            conflicts += table.Conflicts;
            words += table.WordsTyped;
        }
        Console.WriteLine($"{words} words typed, {conflicts} conflicts shown");
        Assert.IsEmpty(failures, string.Join("\n\n", failures));
        Assert.IsGreaterThan(Schedules, words);
        Assert.IsGreaterThan(Schedules / 100, conflicts);
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word { get; }

    private static HashSet<string> WordsOf(string text) => [.. Word.Matches(text).Select(m => m.Value)];

    /// <summary>One text, its store, and those who write in it.</summary>
    private sealed class Table
    {
        private readonly Random random;
        private readonly List<Writer> writers = [];
        private readonly HashSet<string> alive = [];
        private readonly List<string> story = [];

        public Table(int seed)
        {
            random = new Random(seed);
            var words = Enumerable.Range(0, random.Next(0, 9)).Select(i => $"w{i}").ToList();
            Stored = string.Join(' ', words);
            alive.UnionWith(words);
            for (var i = 0; i < random.Next(2, 5); i++) writers.Add(new Writer(this, $"{(char)('a' + i)}"));
        }

        public string Stored { get; private set; }
        public int Conflicts { get; private set; }
        public int WordsTyped { get; private set; }

        /// <returns>What went wrong; null when nothing did.</returns>
        public string? Play()
        {
            for (var step = random.Next(10, 60); step > 0; step--) writers[random.Next(writers.Count)].Act(random);
            for (var round = 0; round < 60; round++)
            {
                foreach (var writer in writers) writer.ComeToRest();
                Pass(2_500);
                if (writers.TrueForAll(w => w.IsAtRest)) break;
            }
            return Judge() is { } problem ? $"{problem}\nstored “{Stored}”\n{string.Join("\n", story)}" : null;
        }

        public void Tell(string what) => story.Add(what);

        public void Pass(int milliseconds)
        {
            foreach (var writer in writers) writer.Pass(milliseconds);
        }

        public void Typed(string word)
        {
            alive.Add(word);
            WordsTyped++;
        }

        /// <summary>Someone who had these words before them took them away.</summary>
        public void Erased(IEnumerable<string> words) => alive.ExceptWith(words);

        /// <summary>As ReviewService does it: merged with what is stored, or both kept.</summary>
        public SaveOutcome Store(TextEdit edit)
        {
            if (TextMerge.Merge(edit.BasedOn, edit.Text, Stored) is not { } merged)
            {
                Conflicts++;
                return new SaveOutcome.Conflict(Stored, "Bo");
            }
            if (merged == Stored) return new SaveOutcome.Saved(merged);
            Stored = merged;
            foreach (var writer in writers) writer.MayHearOf(Stored);
            return new SaveOutcome.Saved(merged);
        }

        private string? Judge()
        {
            if (writers.Find(w => !w.IsAtRest) is { } restless) return $"{restless.Name} never came to rest: {restless}";
            if (writers.Find(w => w.Shows.Trim() != Stored.Trim()) is { } other) return $"{other.Name} sees “{other.Shows}”";
            var lost = alive.Except(WordsOf(Stored)).ToList();
            return lost.Count > 0 ? $"lost: {string.Join(", ", lost)}" : null;
        }
    }

    /// <summary>A person, their browser, and the memory of the field on the server.</summary>
    private sealed class Writer
    {
        private readonly Table table;
        private readonly SteppedField memory;
        private readonly Queue<Action> toServer = [];
        private readonly Queue<Arrival> toBrowser = [];
        private readonly Queue<string> news = [];
        private int asked;
        private int typed;
        private int caret;

        public Writer(Table table, string name)
        {
            (this.table, Name, Shows) = (table, name, table.Stored);
            memory = new SteppedField(Shows, answers: true);
        }

        public string Name { get; }

        /// <summary>What stands in the field before this person.</summary>
        public string Shows { get; private set; }

        public bool IsAtRest => toServer.Count + toBrowser.Count + news.Count + memory.Pending == 0 && memory.Now.Arrival is null && memory.Now.Conflict is null
            && memory.Now.State is SaveState.Untouched or SaveState.Saved && memory.Now.Text == Shows;

        public override string ToString() =>
            $"{memory.Now}, shows “{Shows}”, {toServer.Count} up, {toBrowser.Count} down, {news.Count} news, {memory.Pending} saves";

        public void Pass(int milliseconds) => memory.Pass(milliseconds);

        public void MayHearOf(string text) => news.Enqueue(text);

        public void Act(Random random)
        {
            switch (random.Next(10))
            {
                case 0 or 1 or 2: Type(random); break;
                case 3 or 4: HearOnServer(); break;
                case 5: HearInBrowser(); break;
                case 6: Save(); break;
                case 7: HearNews(); break;
                case 8: table.Tell($"{Name} waits"); Wait(random); break;
                default: Settle(); break;
            }
            Notice();
        }

        public void ComeToRest()
        {
            for (var i = 0; i < 50; i++)
            {
                HearOnServer();
                Notice();
                HearInBrowser();
                Save();
                HearNews();
                Settle();
                Notice();
            }
        }

        private void Wait(Random random)
        {
            for (var i = random.Next(1, 4); i > 0; i--) table.Pass(400);
        }

        /// <summary>One key, or a word at once: anywhere, or on where the caret stands.</summary>
        private void Type(Random random)
        {
            var before = WordsOf(Shows);
            var places = Word.Matches(Shows);
            var kind = random.Next(6);
            if (kind == 0 && places.Count > 0) Replace(places[random.Next(places.Count)], "", swallowSpace: true);
            else if (kind == 1 && places.Count > 0) Replace(places[random.Next(places.Count)], NewWord(), swallowSpace: false);
            else if (kind == 2 && caret > 0 && caret <= Shows.Length && !char.IsWhiteSpace(Shows[caret - 1])) Insert(caret, "x");
            else if (places.Count == 0) Insert(Shows.Length, NewWord());
            else if (kind == 3) Insert(0, NewWord() + " ");
            else Insert(places[random.Next(places.Count)] is var at && random.Next(2) == 0 ? at.Index + at.Length : Shows.TrimEnd().Length, " " + NewWord());
            var after = WordsOf(Shows);
            table.Erased(before.Except(after));
            foreach (var word in after.Except(before)) table.Typed(word);
            table.Tell($"{Name} types “{Shows}”");
            var text = Shows;
            toServer.Enqueue(() => memory.Typed(text));
        }

        private string NewWord() => $"{Name}{++typed}";

        private void Replace(Match word, string with, bool swallowSpace)
        {
            var (start, end) = (word.Index, word.Index + word.Length);
            if (swallowSpace && end < Shows.Length) end++;
            else if (swallowSpace && start > 0) start--;
            Shows = Shows[..start] + with + Shows[end..];
            caret = start + with.Length;
        }

        private void Insert(int at, string text)
        {
            Shows = Shows.Insert(at, text);
            caret = at + text.Length;
        }

        private void HearOnServer()
        {
            if (toServer.TryDequeue(out var message)) message();
        }

        /// <summary>As js/arrivals.js does it.</summary>
        private void HearInBrowser()
        {
            if (!toBrowser.TryDequeue(out var arrival)) return;
            (int Start, int End, string Text)? mine = Shows == arrival.Was ? null : ChangeOf(arrival.Was, Shows);
            var theirs = ChangeOf(arrival.Was, arrival.Now);
            string answer;
            if (mine is { } keys && keys.Start <= theirs.End && theirs.Start <= keys.End) answer = $"{arrival.Number}-{Shows}";
            else
            {
                var shift = mine is { } own && own.End < theirs.Start ? Shows.Length - arrival.Was.Length : 0;
                var (start, end) = (theirs.Start + shift, theirs.End + shift);
                Shows = Shows[..start] + theirs.Text + Shows[end..];
                caret = caret <= start ? caret : caret >= end ? caret + theirs.Text.Length - (end - start) : start + theirs.Text.Length;
                answer = mine is null ? $"{arrival.Number}" : $"{arrival.Number}+{Shows}";
            }
            table.Tell($"{Name} is shown “{Shows}”, answers {answer}");
            toServer.Enqueue(() => memory.Answered(answer));
        }

        private static (int Start, int End, string Text) ChangeOf(string before, string after)
        {
            var most = Math.Min(before.Length, after.Length);
            var start = 0;
            while (start < most && before[start] == after[start]) start++;
            var tail = 0;
            while (tail < most - start && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
            return (start, before.Length - tail, after[start..(after.Length - tail)]);
        }

        private void Save()
        {
            if (memory.Pending == 0) return;
            var edit = memory.Sent[^1];
            var outcome = table.Store(edit);
            table.Tell($"{Name} saves “{edit.Text}” grown from “{edit.BasedOn}”: {outcome}");
            while (outcome is SaveOutcome.Saved && news.Count > 0) HearNews(); // its page reads the review again before it goes on
            memory.Answer(new AutosaveEvent.Answer(outcome));
        }

        private void HearNews()
        {
            if (!news.TryDequeue(out var text)) return;
            while (news.TryDequeue(out var newer)) text = newer;
            memory.Arrived(text);
        }

        private void Settle()
        {
            if (memory.Now.Conflict is not { } conflict || toServer.Count > 0) return;
            table.Tell($"{Name} keeps both: “{conflict.Theirs}” and “{memory.Now.Text}”");
            memory.Choose(Stands.Both);
        }

        /// <summary>What the server asks of the browser is on its way.</summary>
        private void Notice()
        {
            if (memory.Now.Arrival is not { } arrival || arrival.Number == asked) return;
            asked = arrival.Number;
            toBrowser.Enqueue(arrival);
        }
    }
}
