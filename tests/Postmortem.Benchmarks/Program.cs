Console.Error.WriteLine("Usage: NAME");
